/// The rules of modules that keep no texts as data themselves.
extension RuleBook {
  /// Rules on files, keys and columns.
  static let contentRules: KeyValuePairs = [
    "issued-without-opinion":
      "A report with status: issued has an opinion of the assessors: the first section of summary.md.",
    "draft-text":
      "A finding that gapbook new wrote asks for its text in lines of their own. One that is still there is no finding of anybody; gapbook issue refuses it.",
    "second-draft":
      "A check of a scan is one finding: a second draft of it would be counted twice.",
    "issued-without-day":
      "A report with status: issued says on which day its version was issued: a row of history: with that version and its day.",
    "law-checked-after-issue":
      "An issued report shows the law as it was checked on the day of its version or before: a later check is of a text that what was issued, and signed, did not have. --as-of changes nothing here, as it picks the law of a day and not the day of the check.",
    "issued-under-threshold":
      "A report with status: issued covers at least the threshold of the requirements that apply; under it the score is withheld.",
    "missing-responses":
      "A client has responses.csv or responses.yml, if only with a header: without one, the report would say that nothing was assessed.",
    "status-word":
      "A status is written in other words than those of the format, such as Yes or Not Implemented; the note says how it is read.",
    "unnamed-column":
      "A column of responses.csv has cells and no name in the header, so nobody knows what they say.",
    "unknown-method": "The method of a response is examine, interview or test, or several of them.",
    "vanished-client":
      "The output has a site of a client that the workspace no longer has; it stays unless the build is called with --prune.",
    "portfolio-removed":
      "A build without --portfolio removes the portfolio of an earlier one: it would show other numbers than the sites beside it, and it holds the data of all clients.",
    "bad-assessment": "An assessment.json to compare with cannot be read as one.",
    "unknown-placeholder":
      "A phrase of templates/words, or the pattern of the PDF's name, holds something in braces that nothing fills in.",
    "missing-placeholder":
      "A phrase of templates/words leaves out something in braces that the built-in phrase has.",
    "empty-text": "A phrase of templates/words has no words.",
    "bad-color": "A color of brand: is written as #rrggbb.",
    "unfilled-value":
      "A value of gapbook.yml or client.yml is TODO, or begins with TODO:, as gapbook init --starter writes what is yours to fill in; pages show it as it is.",
    "bad-day": "A day is written YYYY-MM-DD and is in the calendar.",
    "as-of-too-early":
      "A report holds for 23 September 2013 at the earliest, when compliance with the rules of 2013 was due: the catalog does not hold the law of earlier days. The command facts answers for them.",
    "bad-digest": "A SHA-256 digest has 64 hexadecimal digits.",
    "bad-number": "A number is expected, within the bounds that the message names.",
    "csv-header": "The first line of responses.csv names its columns.",
    "csv-row": "A row of a CSV file has as many fields as the header has columns.",
    "csv-syntax": "A CSV file follows RFC 4180: quotes are closed and doubled inside.",
    "duplicate-column": "A column of a CSV file is named once.",
    "duplicate-key": "A key of a YAML mapping is given once; a second would silently win.",
    "unknown-section":
      "A section of gapbook.yml is no folder of pages, or is named twice; it takes no effect.",
    "bad-url": "An address of gapbook.yml does not begin with https:// or http://.",
    "unknown-language": "The language of gapbook.yml or client.yml is not one that BCP 47 knows.",
    "language-untranslated":
      "Nobody gives the words of the language: it has none built in and none in templates/words. The interface is in English.",
    "bad-slug": "A client's folder has a name that its site in the output cannot have.",
    "dangling-link":
      "A symbolic link leads to nothing; what it would be is left out. An error in a client's folder and in the law.",
    "misplaced-front-matter":
      "What looks like front matter does not begin the file, or is another generator's: JSON, pandoc's, or without an opening line. TOML between lines of +++ and what comply writes are read.",
    "empty-value":
      "A value below values: of gapbook.yml has no text yet: pages show its name in brackets.",
    "navigation-file":
      "SUMMARY.md, or nav: of mkdocs.yml, which give the order and the titles of pages, names what is no page, or cannot be read.",
    "value-name":
      "The name of a value below values: of gapbook.yml is none that {{ name }} could show: letters of ASCII, digits, _ and -, with full stops between parts, and no name that the program has a value for.",
    "heading-in-front-matter":
      "A heading between two lines of --- at the head of a file is a comment of front matter, and is not shown.",
    "unread-switch":
      "A key that holds pages back in other programs, or in other capitals, does not do so here: draft: true does.",
    "empty-client": "A folder of content/clients holds no file, and so is no client.",
    "front-matter": "Front matter is between two lines of ---.",
    "missing-column": "responses.csv needs the columns requirement and status.",
    "missing-file":
      "A file that another names, such as a logo or an earlier assessment, is not there.",
    "closed-status":
      "A finding says when it was closed and who verified that with status: closed, and with the day of it.",
    "missing-font-face":
      "The files of a brand's font lack a weight or slant that a report sets.",
    "missing-key": "A mapping lacks a key without which it says nothing.",
    "missing-value": "A key or a cell that needs a value is empty.",
    "not-utf8": "A file of text is not UTF-8, so that its letters cannot be read.",
    "number-sample":
      "The words of a language show how numbers are set by writing 1234.5 with its two marks.",
    "two-response-files": "A client has responses.csv or responses.yml, not both.",
    "audience-too-wide":
      "A finding is shown to an audience that may not see the evidence which it names; narrow the finding, or widen the evidence.",
    "never-public":
      "A finding, evidence, a risk or a breach lists the audience public, whose edition of a client's site is a page of trust and has none of them.",
    "vanished-audience":
      "The output has an edition of a client's site for an audience that the workspace no longer knows; --prune removes it.",
    "pruned-site":
      "A build with --prune removes what the output has of a client that the workspace no longer has, or for an audience that it no longer knows, unless a record of issued/ freezes it.",
    "bad-audience":
      "A name under audiences: of gapbook.yml cannot be part of a folder's name, or differs from another in capitals alone.",
    "field-too-long":
      "A field has at most 10,000 characters and a name at most 500: it is on many pages, and a site would grow without end.",
    "policy-key":
      "A page outside the folders of policies has keys that only a policy has; without kind: it is none.",
    "published-evidence":
      "A location of evidence.yml is the path of a finding or a policy, which is published as what it is.",
    "unknown-kind":
      "The kind of a policy is policy, procedure, standard or guideline; that of an entry of a catalog is one of a few words as well.",
    "withheld-evidence":
      "A page links a file that evidence.yml names as a location, by its path or its name alone; evidence is never part of a site.",
    "unknown-answer": "A readiness answer is ready, partial, not-ready or not-applicable.",
    "table-too-long": "A table has more than 100,000 rows, ids and faults; the rest is not read.",
    "unknown-column":
      "A column of responses.csv is none that is read; an unread column would be lost in silence.",
    "unknown-key": "A key is none that is read; an unread key would be lost in silence.",
    "unknown-policies": "policies: of client.yml may say workspace, and nothing else.",
    "unknown-schema": "The schema: of a file of regulation/ says what it holds.",
    "unknown-severity": "rules: of gapbook.yml weighs a rule as error, warning or note.",
    "unknown-status":
      "A response's status is implemented, alternative, not-reasonable, partial, planned, not-implemented, not-applicable or not-assessed; a finding's and a risk's is open, in-progress, risk-accepted or closed; a policy's is draft, approved or retired; a report's is draft or issued.",
    "edit-url-without-path":
      "An address for editing pages has no place for a page's file, so that all pages have the same link.",
    "residual-above-inherent":
      "A risk of the register is higher after its treatment than before it, which no treatment does; often the two estimates were swapped.",
    "repeated-id": "A cell or a list names the same evidence twice; it counts once.",
    "repeated-chapter":
      "A chapter is named twice below report:, or is both listed and omitted; which is meant is unclear.",
    "needed-chapter":
      "A report cannot omit its requirements, its method or what is left out: they say what it rests on.",
    "damaged-memory":
      "A file of .gapbook, where a build keeps what spares the next one its work, is damaged; it was not used.",
    "file-changed":
      "A page's file was changed while the site was made, and the site would hold half of each.",
    "unreadable-file":
      "A file or folder cannot be read; what it holds would be missing. A link out of the workspace is one, unless --allow-links names the folder to which it leads.",
    "too-many-files":
      "A workspace has at most 500,000 files, 100,000 folders and 10,000 links in one of its folders such as content.",
    "yaml-limit":
      "The aliases of a YAML file bring at most 100,000 values, and its keys are words: without a limit ten lines could ask for more than any machine has.",
    "vanished-requirement":
      "A workspace's catalog replaces the built-in file and leaves requirements out, with their responses, scores and pages.",
    "vanished-fact": "A workspace's facts replace the built-in file and leave facts out.",
    "wrong-type": "A value is a list where a text is expected, or the like.",
    "yaml-syntax": "A YAML file cannot be parsed.",
    "duplicate-client":
      "Two clients' folders differ in capitals alone: on many file systems their sites would be one.",
    "no-pages":
      "A folder has neither a page nor a client, as a mistaken path leads to; the site would be empty.",
    "unknown-file":
      "A file is named that is not there, or one is where none is read: it would be missing without a word.",
  ]

  /// Rules on the regulation.
  static let lawRules: KeyValuePairs = [
    "parent-cycle": "A requirement lies below itself: its parents never lead to a section.",
    "overlapping-facts":
      "Two facts of one timeline hold on the same day, so that the day has no one answer.",
    "timeline-hole":
      "A timeline that is said to be unbroken has days on which none of its facts holds.",
    "unknown-fact": "A name is of no fact and no timeline.",
    "unknown-timeline": "A block names a timeline that the facts do not hold.",
    "validity": "Something ends before it begins.",
  ]
}
