// A table behind a click. It is made when it is opened first, and text is only ever set as text.

const LABEL = "Visa som tabell"

const element = (name, text, children = []) => {
  const made = document.createElement(name)
  if (text) made.textContent = text
  made.append(...children)
  return made
}

const heading = (text, scope) => {
  const made = element("th", text)
  made.scope = scope
  return made
}

const figures = ({ title, headings, rows }) => {
  const row = ([first, ...rest]) =>
    element("tr", "", [heading(first, "row"), ...rest.map((text) => element("td", text))])
  const table = element("table", "", [
    element("thead", "", [element("tr", "", headings.map((text) => heading(text, "col")))]),
    element("tbody", "", rows.map(row)),
  ])
  const frame = element("div", "", [table])
  frame.setAttribute("role", "region")
  frame.setAttribute("aria-label", `Tabell: ${title}`)
  frame.tabIndex = 0 // so that the keyboard can scroll it where it is wider than the page
  return frame
}

export default function ({ data: told, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(told))
  const place = parentElement.querySelector(".figures")
  const box = element("details", "", [element("summary", LABEL)])
  box.open = place.querySelector("details")?.open ?? false
  const fill = () => {
    if (box.open && box.children.length === 1) box.append(figures(data))
  }
  box.addEventListener("toggle", fill)
  fill()
  place.replaceChildren(box)
}
