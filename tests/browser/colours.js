// Every text and every drawn shape of a page with the colours it is painted in, for the test to judge.
// Gives {texts: [[colour, [grounds…], isLarge, example]], shapes: [[[colours…], [grounds…], example]]}, each combination
// once. A ground is [colour, opacity]: the page's own first, then each one painted over it.
() => {
  const texts = new Map(), shapes = new Map();
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const boxed = (element) => { const box = element.getBoundingClientRect(); return box.width > 2 && box.height > 2; };
  const clear = (colour) => colour === "none" || colour === "rgba(0, 0, 0, 0)";
  const example = (element) => {
    const name = element.localName + (element.getAttribute("class") ? "." + element.getAttribute("class").trim().split(/\s+/).join(".") : "");
    return `${element.parentElement?.getAttribute("class") ?? ""} > ${name} “${element.textContent.trim().slice(0, 40)}”`;
  };
  const grounds = (element) => {
    const found = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (!clear(style.backgroundColor)) found.unshift([style.backgroundColor, 1]);
    }
    return found;
  };
  // In a drawing, the shapes painted before it that lie under its middle are its ground too.
  const drawnUnder = (element) => {
    const box = element.getBoundingClientRect(), svg = element.ownerSVGElement, found = [];
    for (const shape of svg.querySelectorAll("rect, circle, path")) {
      if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) || !shown(shape)) continue;
      const style = getComputedStyle(shape);
      const at = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(shape.getScreenCTM().inverse());
      if (!clear(style.fill) && shape.isPointInFill(at)) found.push([style.fill, Number(style.fillOpacity)]);
    }
    return found;
  };
  const text = (element, style, colour, under, said) => {
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    texts.set(JSON.stringify([colour, under, large]), [colour, under, large, said]);
  };

  for (const element of document.body.querySelectorAll("*")) {
    if (!shown(element) || !boxed(element)) continue;
    const style = getComputedStyle(element), drawn = element.ownerSVGElement;
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (speaks && !element.closest(".vh")) {
      const under = grounds(element).concat(drawn ? drawnUnder(element) : []);
      text(element, style, drawn ? style.fill : style.color, under, example(element));
    }
    for (const pseudo of ["::before", "::after", "::placeholder"]) {
      const its = getComputedStyle(element, pseudo);
      const said = pseudo === "::placeholder" ? element.placeholder : its.content.match(/^"([^"]*)"/)?.[1].trim();
      if (!said || its.display === "none") continue;
      const under = grounds(element).concat(clear(its.backgroundColor) ? [] : [[its.backgroundColor, 1]]);
      text(element, its, its.color, under, `${example(element)} ${pseudo} “${said}”`);
    }
    if (element.matches("input:not([type=radio], [type=checkbox]), select, textarea")) {
      const around = grounds(element.parentElement);
      shapes.set(JSON.stringify([style.borderTopColor, around]), [[style.borderTopColor], around, example(element)]);
    }
    if (drawn && element instanceof SVGGeometryElement && !element.closest("symbol, a")) {
      const used = [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]];
      const solid = used.filter(([colour, opacity]) => !clear(colour) && Number(opacity) >= 0.75).map(([colour]) => colour);
      const under = grounds(element);
      if (solid.length) shapes.set(JSON.stringify([solid, under]), [solid, under, example(element)]);
    }
  }
  return { texts: [...texts.values()], shapes: [...shapes.values()] };
}
