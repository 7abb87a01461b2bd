import GapAnalysis
import Regulation
import Words

/// What a response says besides its answer and note, label by label.
struct ResponseItems {
  let response: Response
  let assessment: Assessment
  let words: Words

  /// Everything.
  var all: [PanelItem] { besidesMethod + method }

  /// Everything but how the assessor looked.
  var besidesMethod: [PanelItem] { decision + planned }

  /// The same as lines; without the decision where the decision register shows it.
  func lines(withDecision: Bool) -> [[Inline]] {
    ((withDecision ? decision : []) + planned + method).map {
      [.text($0.term + ": ")] + $0.content
    }
  }

  @ListBuilder<PanelItem>
  private var decision: [PanelItem] {
    if let rationale = response.rationale {
      PanelItem(words("label_rationale"), assessment.linked(rationale), isWide: true)
    }
    if let approver = response.approver {
      PanelItem(words("label_approved_by"), .text(approver))
    }
    if let decided = response.decided {
      PanelItem(words("label_decided"), [.day(decided)])
    }
    if let review = response.reviewBy {
      let lapsed: [Inline] =
        review < assessment.asOf ? [.text(" "), .tag(words("chip_lapsed"))] : []
      PanelItem(words("label_review_by"), [.day(review)] + lapsed)
    }
  }

  /// What will be done for the gap.
  @ListBuilder<PanelItem>
  private var planned: [PanelItem] {
    if let action = response.action {
      PanelItem(words("label_action"), assessment.linked(action), isWide: true)
    }
    if let due = response.due { PanelItem(words("label_due"), [.day(due)]) }
    if let cost = response.cost { PanelItem(words("label_cost"), .text(words.dollars(cost))) }
  }

  /// How the assessor looked, and at what.
  @ListBuilder<PanelItem>
  var method: [PanelItem] {
    if !response.methods.isEmpty {
      let methods = response.methods.map { words("method_", $0) }
      PanelItem(words("label_methods"), .text(methods.joined(separator: ", ")))
    }
    if let sample = response.sample {
      PanelItem(words("label_sample"), assessment.linked(sample), isWide: true)
    }
  }
}
