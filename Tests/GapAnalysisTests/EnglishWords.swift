import GapAnalysis
import Words

extension Metric {
  /// The value in the built-in English words.
  var text: String { Words.english.value(of: self) }
}

extension GapCause {
  /// What data say of it.
  var text: String { Words.english.text(of: self) }
}

extension Level {
  /// Its built-in English word, such as "Very high".
  var title: String { Words.english(self) }
}
