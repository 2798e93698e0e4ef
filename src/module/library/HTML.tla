---- MODULE HTML ----
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt
LOCAL INSTANCE TalusFolds

\* The strings one after the other with a separator between them; none before the first that is not empty.
LOCAL Joined(strings, separator) ==
  FoldItems(LAMBDA s, text : IF text = "" THEN s ELSE text \o separator \o s, "", strings)
LOCAL Lines(strings) == Joined(strings, "\n")

\* Each argument is a pair: what stands in the text for a place, and what takes it.
HTMLFill(string, args) == FoldItems(LAMBDA pair, text : ReplaceFirstSubSeq(pair[2], pair[1], text), string, args)
LOCAL Filled(text, place, value) == ReplaceFirstSubSeq(value, place, text)

HTMLBody(body) == Lines(<<"<body>", body, "</body>">>)
HTMLScript(children) == Lines(<<"<script>", Lines(children), "</script>">>)
HTMLScriptFile(name) == HTMLFill("<script src=\"%name%\"></script>", << <<"%name%", name>> >>)
HTMLLink(name, type) == HTMLFill("<link href=\"%name%\" rel=\"%type%\"/>", << <<"%name%", name>>, <<"%type%", type>> >>)

HTMLClass(classname, attribute_list) == Lines(<<ReplaceFirstSubSeq(classname, "%classname%", "%classname% {"), Lines(attribute_list), "}">>)
HTMLAttribute(name, value) == HTMLFill("%name%: %value%;", << <<"%name%", name>>, <<"%value%", value>> >>)
HTMLSize(width, height) == Joined(<<HTMLAttribute("width", width), HTMLAttribute("height", height)>>, " ")
HTMLFlexCenterAttributes ==
  Lines(<<HTMLAttribute("display", "flex"), HTMLAttribute("align-items", "center"), HTMLAttribute("justify-content", "center")>>)
HTMLDefaultStyle ==
  Lines(<<HTMLClass(".default_grid", <<HTMLAttribute("display", "grid")>>),
          HTMLClass(".default_box", <<HTMLAttribute("border", "1px solid black")>>),
          HTMLClass(".default_circle", <<HTMLAttribute("border-radius", "50%")>>)>>)
HTMLStyleSheet(class_list) == Lines(<<"<style type=\"text/css\">", HTMLDefaultStyle, Lines(class_list), "</style>">>)

HTMLDocument(header, body, list_of_scripts) ==
  Lines(<<"<!DOCTYPE html>", "<html>", header, body, Lines(list_of_scripts), "</html>">>)
HTMLHeader(title, list_of_links, class_list) ==
  Lines(<<"<head>", "<meta charset=\"UTF-8\">", Filled("<title>%title%</title>", "%title%", title), Lines(list_of_links),
          HTMLStyleSheet(class_list), "</head>">>)

LOCAL Element(first, children, last) == Lines(<<first, children, last>>)
LOCAL Division(attributes, args, children) == Element(HTMLFill("<div id=\"%id%\"" \o attributes \o ">", args), Lines(children), "</div>")
HTMLFrame(id, children) == Division("", << <<"%id%", id>> >>, children)
HTMLGridContainer(id, class_list, children) ==
  Division(" class=\"default_grid %class_list%\"", << <<"%id%", id>>, <<"%class_list%", Joined(class_list, " ")>> >>, children)
HTMLBox(id, class_list, size, children) ==
  Division(" class=\"default_box %class_list%\" style=\"%size%\"",
           << <<"%id%", id>>, <<"%class_list%", Joined(class_list, " ")>>, <<"%size%", size>> >>, children)
HTMLCircle(id, class_list, size, children) == HTMLBox(id, <<"default_circle">> \o class_list, size, children)
HTMLText(id, text) == Element(Filled("<span id=\"%id%\">", "%id%", id), text, "</span>")
HTMLSVG(id, viewBox, size, svgString) ==
  Element(HTMLFill("<svg id=\"%id%\" viewBox=\"%viewBox%\" style=\"%size%\">",
                   << <<"%id%", id>>, <<"%viewBox%", viewBox>>, <<"%size%", size>> >>), svgString, "</svg>")
HTMLNewLine == "<br>"

HTMLJSLineElems(fromID, destID) ==
  HTMLFill("document.getElementById(\"%id1%\"), document.getElementById(\"%id2%\")", << <<"%id1%", fromID>>, <<"%id2%", destID>> >>)
LOCAL Leader(fromID, destID, color, size, text) ==
  HTMLFill(text, << <<"%elems%", HTMLJSLineElems(fromID, destID)>>, <<"%color%", color>>, <<"%size%", size>> >>)
HTMLJSLine(fromID, destID, color, size) == Leader(fromID, destID, color, size, "new LeaderLine(%elems%, {color: '%color%', size: %size%})")
HTMLJSLineDash(fromID, destID, color, size) ==
  Leader(fromID, destID, color, size, "new LeaderLine(%elems%,  {color: '%color%', size: %size%, dash: true})")
HTMLJSKeyListener(events) == Lines(<<"window.onkeyup = function(event) {", "let key = event.key.toUpperCase();", Lines(events), "}">>)
HTMLJSNavigationKey(key, file) ==
  Lines(<<"if(key == '" \o key \o "'){", "window.location.replace(\"" \o file \o "\");", "}">>)
====
