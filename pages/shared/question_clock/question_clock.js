// How long a question has been talked of, as whole minutes and a thin line that fills. The browser
// counts by itself: asking the server would keep a session that everybody has left from ending.

const element = (name, children = []) => {
  const made = document.createElement(name)
  made.append(...children)
  return made
}

export default function ({ data: told, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(told))
  const began = Date.now() - data.passed * 1000
  const fill = element("div")
  fill.style.animationDuration = `${data.minutes * 60}s`
  fill.style.animationDelay = `${-data.passed}s`
  const line = element("div", [fill])
  line.className = "line"
  const words = element("span")
  const tell = () => {
    words.textContent = `${Math.floor((Date.now() - began) / 60_000)} ${data.of}`
  }
  tell()
  parentElement.querySelector(".clock").replaceChildren(words, line)
  const ticking = setInterval(tell, 5_000)
  return () => clearInterval(ticking)
}
