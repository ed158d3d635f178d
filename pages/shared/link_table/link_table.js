// Draws a table of text, small courses and links. Text is only ever set as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg"

const element = (name, { cls, role, text } = {}, children = []) => {
  const made = document.createElement(name)
  if (cls) made.className = cls
  if (role) made.setAttribute("role", role)
  if (text) made.textContent = text
  made.append(...children)
  return made
}

// The first two numbers are the size, the rest the points, all in pixels.
const course = ([width, height, ...points]) => {
  const drawing = document.createElementNS(SVG, "svg")
  // Room for the end point on every side.
  drawing.setAttribute("viewBox", `-2 -2 ${width + 4} ${height + 4}`)
  drawing.setAttribute("width", width + 4)
  drawing.setAttribute("height", height + 4)
  drawing.setAttribute("aria-hidden", "true")
  const line = document.createElementNS(SVG, "polyline")
  line.setAttribute("points", points.join(" "))
  const [x, y] = points.slice(-2)
  const end = document.createElementNS(SVG, "circle")
  end.setAttribute("cx", x)
  end.setAttribute("cy", y)
  end.setAttribute("r", 2)
  drawing.append(line, end)
  return drawing
}

// One place to come back to for each link: the address is what says what is shown, and Streamlit reads
// it as when somebody goes back. Told by the server, it would put more than one place in the history.
const go = (href) => {
  history.pushState({}, "", href)
  dispatchEvent(new PopStateEvent("popstate"))
}

// Drawn before its style has come the table would change its height as it comes.
const whenStyled = (root, draw) => {
  const style = root.querySelector("link[rel=stylesheet]")
  if (style && !style.sheet) style.addEventListener("load", draw, { once: true })
  else draw()
}

export default function ({ data: told, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(told))
  const place = parentElement.querySelector(".place")
  const before = parentElement.activeElement?.getAttribute?.("href")

  const link = (text, href, current) => {
    const made = element("a", { text })
    made.href = href
    if (current && !data.headings.some((cell) => cell.href === href)) made.setAttribute("aria-current", "true")
    made.onclick = (click) => {
      if (click.metaKey || click.ctrlKey || click.shiftKey || click.button) return
      click.preventDefault()
      go(href)
      // What stays on the page is read from its top: the next rows of a long list, or another list.
      if (href.startsWith("?")) parentElement.host.closest("[data-testid=stMain]")?.scrollTo({ top: 0 })
    }
    return made
  }

  const inside = ({ text, href, current, mark, tone, line, more }) => {
    const parts = []
    if (line) parts.push(course(line))
    if (mark) {
      const shape = element("span", { cls: tone, text: mark })
      shape.setAttribute("aria-hidden", "true")
      parts.push(shape, " ")
    }
    if (href) parts.push(link(text, href, current))
    else if (text) parts.push(element("span", { cls: tone, text }))
    if (more) parts.push(element("span", { cls: "more", text: more }))
    return parts
  }

  const heading = (cell) => {
    const made = element("th", { role: "columnheader" }, inside(cell))
    if (cell.current && cell.href) made.setAttribute("aria-sort", "ascending")
    return made
  }
  const body = (cell, column) => {
    const made = element(column ? "td" : "th", { role: column ? "cell" : "rowheader" })
    if (data.headings[column].text) made.dataset.label = data.headings[column].text
    made.append(...inside(cell))
    return made
  }
  const head = element("thead", { role: "rowgroup" }, [
    element("tr", { role: "row" }, data.headings.map(heading)),
  ])
  const rows = data.rows.map((cells) => element("tr", { role: "row" }, cells.map(body)))
  const table = element("table", { cls: data.look, role: "table" }, [
    ...(data.headings.some((cell) => cell.text) ? [head] : []),
    element("tbody", { role: "rowgroup" }, rows),
  ])
  table.setAttribute("aria-label", data.label)

  // A redraw keeps the keyboard where it was; a return from a citizen goes back to the row.
  const wanted = before ?? data.focus
  const found = [...table.querySelectorAll("a")].find((a) => a.getAttribute("href") === wanted)
  const goBack = () => {
    if (!found || (!before && place.dataset.focused === wanted)) return
    found.focus({ preventScroll: Boolean(before) })
    if (!before) found.scrollIntoView({ block: "center" })
    place.dataset.focused = wanted
  }
  const draw = () => {
    place.replaceChildren(table)
    parentElement.host.dataset.drawn = "" // what stands below may be seen, see pages/shared/still.py
    goBack()
  }
  whenStyled(parentElement, draw)
}
