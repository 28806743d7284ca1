import Markup
import Testing

struct PlainTextReaderTests {
  @Test(arguments: [
    ("<p>a</p><p>b</p>", "a b"), ("a<br>b", "a b"), ("a<b>b</b>c", "abc"), ("<li>a<li>b", "a b"),
    ("  a \n\t b  ", "a b"), ("a b", "a b"), ("a\u{A0} b\u{A0}", "a b"), ("a&nbsp;&#32;b", "a b"), ("", ""), (" ", ""),
    ("<p> </p>", ""), ("é <i> ü</i>", "é ü"),
    ("&lt;b&gt; &amp;amp; &apos;&quot;&eacute;&hellip;", "<b> &amp; '\"é…"),
    ("&#65;&#x42;&#X43;&#68 &#150;&#x80;&#0;&#xD800;&#99999999999;", "ABCD –€"),
    ("& &; &x; &unknown; a&b &#; &#x;", "& &; &x; &unknown; a&b &#; &#x;"),
    ("1 < 2 > 1 <3", "1 < 2 > 1 <3"),
    ("a<script>b</b></script>c<STYLE>d</STYLE >e", "a c e"),
    ("a<title>b</titles></title>c", "a c"), ("a<svg/>b<svg><text>c</text></svg>d", "a b d"),
    ("a<!-- b > -->c<!-->d<!--->e<!-- --!>f", "acdef"), ("a<!doctype x>b<?php x ?>c</>d", "abcd"),
    ("a<b title='>'>b</b>c", "abc"), ("a<p title=\">b</p>c", "a b c"), ("a<p title='b", "a"),
    ("a<script>b", "a"), ("a<!--b", "a"), ("a\u{0}b\u{B}c\r\nd", "abc d"), ("a<wbr>b<font>c", "abc"),
  ])
  func readsWhatPeopleRead(html: String, expected: String) {
    #expect(Sanitizer().plainText(html) == expected)
  }
}
