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

export default function ({ data: told, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(told))
  const place = parentElement.querySelector(".section-place")
  const wanted = JSON.stringify(data)
  if (place.dataset.drawn === wanted) return // a rerun of the same page leaves an open menu open
  const focused = place.contains(document.activeElement)

  const link = ({ text, href, here }) => {
    const made = element("a", "", [text])
    made.href = href
    made.tabIndex = 0
    if (here) made.setAttribute("aria-current", "page")
    made.onclick = (click) => {
      if (click.metaKey || click.ctrlKey || click.shiftKey || click.button) return
      click.preventDefault()
      const menu = made.closest("details")
      menu.querySelector("summary").focus({ preventScroll: true }) // it goes when the menu closes
      menu.open = false
      go(href)
    }
    return element("li", "", [made])
  }

  const menu = ({ name, here, pages }) => {
    const summary = element("summary", here ? "here" : "", [name])
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

  const nav = element("nav", "section-menu", data.sections.map(menu))
  nav.setAttribute("aria-label", data.label)
  place.replaceChildren(nav)
  place.dataset.drawn = wanted
  if (focused) nav.querySelector("summary.here")?.focus({ preventScroll: true })
}
