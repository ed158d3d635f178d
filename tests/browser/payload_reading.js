// What a page shows as text, shadow trees too, and whatever on it nobody but a payload could have
// made. A drawing's text is left out: it is cut to fit, and the table beside it has the whole.
() => {
  const text = [], strange = []
  const unseen = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "svg"])
  const leads = ["src", "href", "srcset", "action", "formaction", "poster", "data", "style", "background"]
  const never = "script,iframe,object,embed,base,form[action],meta,video,audio,img,.katex,code,pre," +
    "blockquote,hr,del,[data-testid=stIconMaterial],[role=img]"
  const noted = (element) => strange.push(element.outerHTML.slice(0, 200))
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text.push(node.data)
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (unseen.has(node.nodeName)) return
      for (const { name, value } of node.attributes)
        if (name.startsWith("on") || (leads.includes(name) && value.includes(HOST))) noted(node)
      if (node.dataset.testid === "stMarkdownContainer") node.querySelectorAll(never).forEach(noted)
      if (node.shadowRoot) node.shadowRoot.childNodes.forEach(walk)
    }
    node.childNodes.forEach(walk)
  }
  walk(document.body)
  return { text: text.join(""), strange, ran: window.ran ?? null }
}
