---- MODULE SVG ----
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TLC
LOCAL INSTANCE TalusFolds

SVGElem(_name, _attrs, _children, _innerText) ==
  [name |-> _name, attrs |-> _attrs, children |-> _children, innerText |-> _innerText]

\* The element's own attributes come before those of the user.
Line(x1, y1, x2, y2, attrs) ==
  SVGElem("line", [x1 |-> ToString(x1), y1 |-> ToString(y1), x2 |-> ToString(x2), y2 |-> ToString(y2)] @@ attrs, <<>>, "")
Circle(cx, cy, r, attrs) ==
  SVGElem("circle", [cx |-> ToString(cx), cy |-> ToString(cy), r |-> ToString(r)] @@ attrs, <<>>, "")
Rect(x, y, w, h, attrs) ==
  SVGElem("rect", [x |-> ToString(x), y |-> ToString(y), width |-> ToString(w), height |-> ToString(h)] @@ attrs, <<>>, "")
Text(x, y, text, attrs) == SVGElem("text", [x |-> ToString(x), y |-> ToString(y)] @@ attrs, <<>>, text)
Image(x, y, width, height, href, attrs) ==
  LET place == [x |-> ToString(x), y |-> ToString(y), width |-> ToString(width), height |-> ToString(height)]
  IN  SVGElem("image", ("xlink:href" :> href) @@ place @@ attrs, <<>>, "")
Group(children, attrs) == SVGElem("g", attrs, children, "")
Svg(children, attrs) == SVGElem("svg", attrs, children, "")
SVGDoc(children, vbX, vbY, vbW, vbH, attrs) ==
  LET box == ToString(vbX) \o " " \o ToString(vbY) \o " " \o ToString(vbW) \o " " \o ToString(vbH)
      own == ("viewBox" :> box) @@ ("xmlns" :> "http://www.w3.org/2000/svg") @@ ("xmlns:xlink" :> "http://www.w3.org/1999/xlink")
  IN  Svg(<<children>>, own @@ attrs)

PointOnLine(from, to, segment) ==
  LET Place(a, b) == LET n == a * segment + b - a IN IF n < 0 THEN -((-n) \div segment) ELSE n \div segment \* towards 0
  IN  [x |-> Place(from.x, to.x), y |-> Place(from.y, to.y)]

SVGElemToString(elem) == OutsideValue("SVGElemToString", <<elem>>)
NodeOfRingNetwork(cx, cy, r, n, m) == OutsideValue("NodeOfRingNetwork", <<cx, cy, r, n, m>>)
NodesOfDirectedMultiGraph(nodes, edges, options) == NotSupported("NodesOfDirectedMultiGraph, which lays out a graph,")
SVGSerialize(svg, frameNamePrefix, frameNumber) == NotSupported("SVGSerialize, which writes a file,")
====
