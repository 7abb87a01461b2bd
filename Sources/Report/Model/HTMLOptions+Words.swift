package import Markdown
package import Words

extension HTMLOptions.Words {
  /// The words of a language for what authors' Markdown shows.
  package init(_ words: Words) {
    self.init()
    callouts = [
      .note: words("callout_note"), .tip: words("callout_tip"),
      .important: words("callout_important"), .warning: words("callout_warning"),
      .caution: words("callout_caution"),
    ]
    table = words("table_without_caption")
    footnotes = words("footnotes")
    footnoteBack = words("footnote_back")
    taskOpen = words("task_open")
    taskDone = words("task_done")
  }
}
