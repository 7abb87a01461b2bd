/// The rules of pages and templates.
extension RuleBook {
  /// Rules on Markdown, links, values and blocks.
  static let pageRules: KeyValuePairs = [
    "faint-accent":
      "A brand's color is hard to read on the ground of a theme: links, headings and buttons need a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).",
    "image-without-alternative": "An image has no words for those who do not see it.",
    "malformed-value": "Two braces begin no value; a value is {{ dotted.name }} on one line.",
    "nested-too-deep": "Blocks lie too deep in one another to be read.",
    "raw-html":
      "Raw HTML is shown as text, but for <br>, <hr>, <sub>, <sup>, <kbd>, <b>, <strong>, <i>, <em>, <s>, <del>, <h1> to <h6>, <img>, <a>, and <details> with <summary>. <p>, <div>, <center>, <span>, <font>, <small>, <u> and <mark> are passed over, and what they hold is shown. Comments are never shown.",
    "control-character":
      "A text holds a control character, which no page can show: its picture is shown, such as ␛ for U+001B, or U+FFFD. U+FEFF and characters that turn the direction of the text are left out.",
    "invalid-utf8":
      "A file that render reads outside a workspace holds bytes that are not UTF-8; they are shown as U+FFFD.",
    "nul-character": "A text holds the character NUL, which is shown as U+FFFD.",
    "empty-heading":
      "A heading has no words, so no list of contents could name it; it is left out, and a picture that no words describe is shown as a paragraph.",
    "foreign-block":
      "A fenced block in braces is for another program, such as {=html} or {r}, and is shown as code.",
    "foreign-comment":
      "A comment as another generator has it, {/* words */} of MDX, {# words #} of Jinja or %% words %% of Obsidian, is text here: readers would see what was meant for the author. Among a client's own files it is an error.",
    "foreign-markup":
      "Markup of another generator is shown as text: admonitions of MkDocs, containers (:::), statements of Jekyll, [TOC], [[Wiki]] links, diagrams of Mermaid. One warning a kind and page, with what to write here.",
    "heading-without-blank":
      "Signs of a heading stand right before a word, as in ##5 Title: CommonMark takes them for text.",
    "heading-level":
      "A heading skips a level; pages and the PDF set it one below the heading before.",
    "image-width":
      "A picture is sized by {width=50%} right after it: a whole number from 1 to 100 and a percent sign.",
    "link-with-blanks":
      "What looks like a link or an image is none, as blanks end its address: write [words](<an address.md>).",
    "misplaced-page-break":
      "A {page-break} is within a list, a quotation or the like, where no page can end.",
    "surplus-cell": "A row of a table has more cells than its head, and those are not shown.",
    "table-without-dashes":
      "Lines of cells are no table: the line of dashes under the head is missing, or has another number of cells.",
    "title-words":
      "The heading that is a page's title holds a link, a picture or a footnote, of which a title shows nothing.",
    "unclosed-code":
      "A fenced code block is never closed, so all that follows is code. An error in a finding; one that ends with its quotation or list item is none.",
    "unclosed-comment":
      "An HTML comment is not closed in its block. At the end of a page it hides all that follows; elsewhere CommonMark ends it with its block, and what follows is shown. An error in a client's files.",
    "unclosed-emphasis":
      "Two stars make nothing bold: they are not closed in their paragraph, or have a blank inside at a line's beginning.",
    "undefined-reference":
      "A link of the form [words][name] has no definition [name]: with an address, and is shown as it is. Brackets that may be prose are not reported.",
    "unknown-callout": "A callout is NOTE, TIP, IMPORTANT, WARNING or CAUTION.",
    "unknown-footnote": "A mark refers to a footnote that is not there.",
    "duplicate-footnote":
      "A footnote is defined twice: the first text is shown, the second would be lost.",
    "unused-footnote": "A footnote to which nothing refers is not shown.",
    "unsafe-link": "A link leads where a report may not: javascript:, data: and the like.",
    "fixed-rule":
      "A line under rules: in gapbook.yml, or accept: of a page, names a rule that is an error where it is reported, and so has no effect there: errors stay errors.",
    "law-not-shown":
      "A link leads to law that has no page in the site, as gapbook.yml says law: none.",
    "literal-braces":
      "A folder without gapbook.yml holds {{ }} that are no values: they are shown as they are written.",
    "unknown-audience":
      "audience: or an {only} block names an audience that is neither one of the usual ones nor one of gapbook.yml's audiences, or names none.",
    "link-case":
      "A link is written in other capitals than the file that it leads to; on some systems it would lead nowhere.",
    "unused-text":
      "A block that makes all it shows, such as {decisions}, holds text of its own, which would be lost.",
    "active-picture":
      "An SVG picture or logo holds a script, which runs where a reader opens the picture alone.",
    "outside-reference":
      "An SVG picture or logo loads a picture, a style sheet or an entity from elsewhere; a report loads nothing that is not part of it.",
    "active-content":
      "A file that a page links runs a script in the reader's browser; files are copied as they are, and nothing keeps it in bounds.",
    "word-template":
      "A file of templates/print/docx asks for something to be filled in that is not known.",
    "word-file": "Pandoc, which writes the Word file, warns of something in it.",
    "word-charts":
      "A Word file says in words what charts show, as Typst, which draws them, is missing.",
    "file-too-large": "A page links a file of more than 512 MB, which no site copies.",
    "large-picture": "A picture of more than 5 MB makes pages slow to open and documents heavy.",
    "no-picture":
      "A file that a page shows has the name of a picture and is none, or ends too early.",
    "page-too-large":
      "The values of a page have more than a million bytes, so that the site would grow without end.",
    "pdf-package":
      "A file of templates/print names a package that the engine would fetch from the network.",
    "include-limit":
      "A page includes very many files: files that include others more than once multiply.",
    "stale-fact":
      "A page cites a fact that was last checked more than a year before the as-of day. A note, unless rules: in gapbook.yml weighs it otherwise.",
    "unknown-rule":
      "rules: in gapbook.yml or accept: in front matter names a rule of the program that does not exist, or an entry of a catalog names no rule of HIPAA.",
    "literal-number":
      "A client's page writes out a number that the program computes: it will not follow the assessment, or it contradicts it already.",
    "nothing-to-export":
      "An export was asked for that would be empty, such as an OSCAL plan where nothing is to be done.",
    "another-client": "Two assessments are to be compared that belong to different clients.",
    "submodule-left-out":
      "A workspace at a revision contains a submodule; its files are in another repository, and are not compared.",
    "link-left-out":
      "A workspace at a revision contains a link to something outside it, which is as it is today and not as it was; it is not compared.",
    "client-only": "A block that shows an assessment is outside a client's site.",
    "duplicate-address":
      "Two files of a site would have one address, letters' case ignored: of ours and an author's, the author's moves to the next free one.",
    "duplicate-title":
      "Two pages of one folder have one title; readers cannot distinguish them in lists.",
    "draft-page":
      "A link leads to a page that its author holds back: draft: true or published: false in its front matter.",
    "file-name":
      "The name of a file or folder is one that Windows cannot unpack; its address in the site has hyphens instead.",
    "second-index":
      "Several files could be the index of a folder; one is, and the others are pages of their own.",
    "fact-not-in-force":
      "A value is asked of a fact on a day on which it does not hold; the page prints that instead of a figure.",
    "include-cycle": "A page includes itself, directly or through others.",
    "missing-option": "A block lacks an option without which it shows nothing.",
    "page-out-of-days":
      "A link leads to a page that is no part of the site on its day; the words stay.",
    "unknown-block": "A fenced block in braces is none that exists.",
    "unknown-option": "A block has an option that it does not take.",
    "unknown-value": "A value {{ … }} is none that exists.",
    "unresolved-link": "A relative link or anchor leads nowhere; the words are written without it.",
    "unknown-question": "A link faq: names no question of this site.",
    "ambiguous-link":
      "A link policy: or faq: may mean several files of one name in different folders; it leads to the first.",
    "unknown-policy": "A link policy: names no policy of this site.",
    "alias-loop": "An alias of a page is the address that the page has; it is left out.",
    "alias-taken":
      "An alias of a page is an address at which the site has a page or a file; it is left out.",
    "bad-alias":
      "An alias of a page is no path in the site, such as /policies/old-name, or has letters that not every file system takes; it is left out.",
    "duplicate-alias": "Two pages have one alias: it leads to the first of them.",
    "no-as-of-day": "Without an as-of day the build takes today's and is not reproducible.",
    "unknown-id": "What explain is asked for is no requirement, fact, timeline or rule.",
    "no-workspace": "A file is rendered outside a workspace, so that its values stay as written.",
  ]

  /// Rules on templates.
  static let templateRules: KeyValuePairs = [
    "pdf-template":
      "The engine that sets the PDF says what is wrong with a file of templates/print/ or its data.",
    "unknown-font": "No file that the brand's font names holds the family that it says.",
    "no-sign-in-fonts":
      "The PDF's fonts have no sign for a character; its number is shown in its place.",
    "unprintable-picture": "The PDF shows a picture's words where its file cannot be set.",
    "deep-nesting":
      "Lists or quotations are nested so deep that the PDF sets the innermost as words alone.",
    "tiny-table":
      "A table has so many columns that the PDF sets it in letters too small to be read.",
    "missing-template": "A template that a page kind or another template needs is not there.",
    "template-block": "A block of an inherited template is in the wrong place, or twice.",
    "template-escape": "A template prints HTML where text is expected, or text without escaping.",
    "template-print": "A template prints what is no text: a list, a flag, an object.",
    "template-section": "A section opens over what is no list and no condition.",
    "template-omits":
      "A template in place of a built-in one leaves out what that one shows, such as a status or a line of the footer. A first line that names the version of the built-in one says that this is meant.",
    "template-version":
      "A template says that it was made from a version of a built-in one that the program no longer has. What changed since may be missing; `gapbook new template` writes the built-in one of now.",
    "template-place":
      "A template prints a value where its kind cannot be, or a section begins and ends at different places of the HTML.",
    "template-recursion": "Templates use each other without end.",
    "template-syntax": "A Mustache tag cannot be read.",
    "template-too-large": "A template grows past what can be rendered.",
    "unknown-field": "A template names a field that its context does not have.",
    "unused-template": "A template that nothing uses is not rendered.",
  ]
}
