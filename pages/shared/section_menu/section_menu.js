// Draws the sections as menus. Text is only ever set as text, never as HTML.

const element = (name, cls, children) => {
  const made = document.createElement(name)
  if (cls) made.className = cls
  made.append(...children)
  return made
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".section-place")
  place.go = (href) => setTriggerValue("gone", href)
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
      place.go(href)
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
