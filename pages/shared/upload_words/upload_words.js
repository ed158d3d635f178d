// Says in Swedish what Streamlit's uploader says in English, and mends its role. Text is only ever
// set as text, and nothing else of the uploader is touched.

// What is wrong with a file stands in a tooltip too, outside of the uploader.
const PLACES = "[data-testid=stFileUploader], [data-testid=stTooltipErrorContent]"
const WRONG = "[role=alert], [data-testid=stTooltipErrorContent]"
const ZONE = "[data-testid=stFileUploaderDropzone]"
const TOO_LARGE = "Filen är för stor att ladda upp. Dela den, eller läs in den från kommandoraden."
const FAILED = "Filen kunde inte laddas upp. Ta bort den och försök igen."

const WORDS = [
  [/^Upload$/, () => "Välj filer"],
  [/^Drag and drop.*$/, () => "Släpp filerna här"],
  [/^(\d+)MB per file$/, (most) => `eller dra hit dem, högst ${most} MB var`],
  [/^Add files$/, () => "Lägg till filer"],
  [/^add icon$/, () => ""],
  [/^file upload$/, () => "Filer"],
  [/^Remove (.*)$/, (name) => `Ta bort ${name}`],
  [/^(.*, )?([\d.]+)(B|KB|MB|GB)$/, (name, size, unit) => `${name ?? ""}${size.replace(".", ",")} ${unit}`],
]

const swedish = (text) => {
  const known = WORDS.find(([form]) => form.test(text))
  return known ? known[1](...text.match(known[0]).slice(1)) : text
}

const say = (text, set) => {
  const said = swedish(text)
  if (said !== text) set(said)
}

// In one node, with the others left empty: React still owns them all.
const explain = (wrong) => {
  if ([TOO_LARGE, FAILED].includes(wrong.textContent)) return
  const said = /must be/.test(wrong.textContent) ? TOO_LARGE : FAILED
  const texts = document.createTreeWalker(wrong, NodeFilter.SHOW_TEXT)
  for (let first = true; texts.nextNode(); first = false) texts.currentNode.nodeValue = first ? said : ""
}

const NAMED = ":scope, [aria-label]"
const FILE_NAME = "[data-testid=stFileChipName]" // a file may be called anything

const translate = (uploader) => {
  if (uploader.matches(WRONG)) return explain(uploader)
  uploader.querySelectorAll(WRONG).forEach(explain)
  const texts = document.createTreeWalker(uploader, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { currentNode: node } = texts
    if (!node.parentElement.closest(`label, ${FILE_NAME}`)) say(node.nodeValue, (said) => (node.nodeValue = said))
  }
  for (const named of uploader.querySelectorAll(NAMED)) {
    const label = named.getAttribute("aria-label")
    if (label && !named.matches(ZONE)) say(label, (said) => named.setAttribute("aria-label", said))
  }
  const zone = uploader.querySelector(ZONE)
  if (zone?.getAttribute("role") === "presentation") zone.setAttribute("role", "group")
  for (const chip of uploader.querySelectorAll("[aria-invalid=true]")) {
    chip.title = chip.querySelector("[role=alert]")?.textContent ?? FAILED
  }
}

export default function () {
  const watcher = new MutationObserver(() => document.querySelectorAll(PLACES).forEach(translate))
  document.querySelectorAll(PLACES).forEach(translate)
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
  return () => watcher.disconnect()
}
