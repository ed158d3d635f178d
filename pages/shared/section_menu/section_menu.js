// Draws the sections as menus. Text is only ever set as text, never as HTML.

const element = (name, cls, children) => {
  const made = document.createElement(name)
  if (cls) made.className = cls
  made.append(...children)
  return made
}

// One place to come back to for each link: the address is what says what is shown, and Streamlit reads
// it as when somebody goes back. Told by the server, it would put more than one place in the history.
const go = (href) => {
  history.pushState({}, "", href)
  dispatchEvent(new PopStateEvent("popstate"))
}

const link = ({ text }) => {
  const made = element("a", "", [text])
  made.tabIndex = 0
  made.onclick = (click) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.button) return
    click.preventDefault()
    const menu = made.closest("details")
    menu.querySelector("summary").focus({ preventScroll: true }) // it goes when the menu closes
    menu.open = false
    go(made.getAttribute("href"))
  }
  return element("li", "", [made])
}

const menu = ({ name, pages }) => {
  const summary = element("summary", "", [name])
  const made = element("details", "", [summary, element("ul", "", pages.map(link))])
  made.name = "sections" // one is open at a time
  made.onkeydown = (key) => {
    if (key.key !== "Escape") return
    made.open = false
    summary.focus()
  }
  made.addEventListener("focusout", (left) => {
    if (!made.contains(left.relatedTarget)) made.open = false
  })
  return made
}

const menus = ({ label, sections }) => {
  const nav = element("nav", "section-menu", sections.map(menu))
  nav.setAttribute("aria-label", label)
  return nav
}

// Where somebody is, and where each link leads with what they have chosen.
const mark = (nav, { sections }) => {
  nav.querySelectorAll("summary").forEach((summary, at) => (summary.className = sections[at].here ? "here" : ""))
  const pages = sections.flatMap((section) => section.pages)
  nav.querySelectorAll("a").forEach((made, at) => {
    made.href = pages[at].href
    if (pages[at].here) made.setAttribute("aria-current", "page")
    else made.removeAttribute("aria-current")
  })
}

export default function ({ data: told, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(told))
  const place = parentElement.querySelector(".section-place")
  const names = JSON.stringify(data.sections.map(({ name, pages }) => [name, pages.map(({ text }) => text)]))
  if (place.dataset.drawn !== names) place.replaceChildren(menus(data)) // else an open menu stays open
  place.dataset.drawn = names
  mark(place.firstElementChild, data)
}
