import Diagnostics
import GapAnalysis
import Regulation
import Words

/// What a response says besides its answer and note, label by label.
struct ResponseItems {
  let response: Response
  let assessment: Assessment
  let words: Words

  /// Everything.
  var all: [PanelItem] { decision + planned + method }

  /// The same as lines; without the decision where the decision register shows it.
  func lines(withDecision: Bool) -> [[Inline]] {
    ((withDecision ? decision : []) + planned + method).map {
      [.text($0.term + ": ")] + $0.content
    }
  }

  private var decision: [PanelItem] {
    var items: [PanelItem] = []
    if let rationale = response.rationale {
      items.append(PanelItem(words("label_rationale"), assessment.linked(rationale), isWide: true))
    }
    if let approver = response.approver {
      items.append(PanelItem(words("label_approved_by"), .text(approver)))
    }
    if let decided = response.decided {
      items.append(PanelItem(words("label_decided"), [.day(decided)]))
    }
    if let review = response.reviewBy {
      let lapsed: [Inline] =
        review < assessment.asOf ? [.text(" "), .tag(words("chip_lapsed"))] : []
      items.append(PanelItem(words("label_review_by"), [.day(review)] + lapsed))
    }
    return items
  }

  /// What will be done for the gap.
  private var planned: [PanelItem] {
    [
      response.action.map { PanelItem(words("label_action"), assessment.linked($0), isWide: true) },
      response.due.map { PanelItem(words("label_due"), [.day($0)]) },
      response.cost.map { PanelItem(words("label_cost"), .text(words.dollars($0))) },
    ].compactMap(\.self)
  }

  /// How the assessor looked, and at what.
  private var method: [PanelItem] {
    let methods = response.methods.map { words("method_", $0) }.joined(separator: ", ")
    return [
      methods.isEmpty ? nil : PanelItem(words("label_methods"), .text(methods)),
      response.sample.map { PanelItem(words("label_sample"), assessment.linked($0), isWide: true) },
    ].compactMap(\.self)
  }
}
