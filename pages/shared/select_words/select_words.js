// Says in Swedish, to those who hear the page, what Streamlit's choice of several says in English.
// What is chosen from is left as it is.

const PLACES = "[data-testid=stMultiSelect]"
const NAMED = "button[aria-label], [role=group][aria-label]"

const WORDS = [
  [/^Selected values$/, "Valda"],
  [/^Remove (.*)$/, "Ta bort $1"],
  [/^Clear all$/, "Ta bort alla"],
  [/^Open$/, "Visa alla att välja bland"],
]

const translate = () => {
  for (const named of document.querySelectorAll(`${PLACES} :is(${NAMED})`)) {
    const label = named.getAttribute("aria-label")
    const known = WORDS.find(([form]) => form.test(label))
    if (known) named.setAttribute("aria-label", label.replace(...known))
  }
}

export default function () {
  const watcher = new MutationObserver(translate)
  translate()
  watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ["aria-label"] })
  return () => watcher.disconnect()
}
