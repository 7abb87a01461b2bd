import Testing
import Words

@Suite("The words of an edition")
struct EditionWordsTests {
  private static let ending = "_in_edition"

  /// Sentences that deny or speak of all, and are true of an edition too: they are about requirements,
  /// answers, scope, law, the earlier report or one thing that is shown, of which nothing is withheld.
  private static let trueOfEditions: Set = [
    "filter_all", "search_none", "search_meant", "search_small_words", "search_synonyms",
    "all_pages", "column_no", "note_no_digest", "note_no_answer",
    "note_none", "note_no_basis", "check_no_breach", "check_unmarked",
    "check_unmarked_and_untagged", "check_breaches_without", "horizon_undated",
    "change_no_longer_assessed", "closure_not_listed", "change_reason_withdrawn",
    "evidence_change_replaced", "overdue_change_resolved", "verdict_nothing_assessed",
    "verdict_all_reported", "verdict_all_with_evidence", "verdict_none_with_evidence",
    "verdict_none_with_current_evidence", "caution_nothing_shown", "closed_not_listed",
    "all_of_them", "all_of_list", "empty_not_assessed", "empty_not_applicable", "no_response",
    "out_of_scope_none", "empty_not_in_force", "empty_inputs", "no_opinion", "nothing_missing",
    "empty_decisions", "empty_notices", "empty_exposure", "readiness_unanswered",
    "proof_assessed", "empty_documents", "empty_changes", "block_no_proposal", "block_no_tiers",
    "plan_no_action", "plan_costs_unknown", "plan_ends_never", "verified_by_nobody",
    "valid_without_end", "scope_not_named", "empty_samples", "scope_all_examined",
    "lede_requirements_of_client", "empty_requirements", "empty_facts", "empty_history",
    "no_evidence", "evidence_not_here", "empty_law_changes", "empty_reverse",
    "empty_sources_facts", "maturity_none", "empty_obligations", "points_same",
    "score_nothing_assessed", "empty_families", "empty_rules", "empty_short_leaves",
    "lede_all_pages", "link_all_on_one_page", "nothing_had_begun", "not_signed",
    "print_exposure_table", "flag_no", "left_out_no_penalty_table", "left_out_unused_evidence",
    "left_out_breach_without_duty", "lede_portfolio", "empty_portfolio_risks", "trend_none",
    "empty_tests_leaves", "reading_print_edition",
  ]

  private static let denying: Set = [
    "no", "nothing", "none", "neither", "every", "all", "nobody",
  ]

  @Test("are decided for each sentence that denies something or speaks of all")
  func areDecided() {
    let phrases = Words.english.phrases
    let begun = phrases.filter { _, phrase in
      let word = phrase.other.drop { !$0.isLetter }.prefix(while: \.isLetter).lowercased()
      return Self.denying.contains(word)
    }
    #expect(begun.count > 80)
    let undecided = begun.keys.filter { key in
      !key.hasSuffix(Self.ending) && phrases[key + Self.ending] == nil
        && !Self.trueOfEditions.contains(key)
    }
    #expect(undecided.sorted() == [])
  }

  @Test("take the place of those of the same name, with no more names in braces")
  func takePlace() throws {
    let phrases = Words.english.phrases
    let own = phrases.keys.filter { $0.hasSuffix(Self.ending) }
    #expect(own.count > 60)
    for key in own {
      let base = String(key.dropLast(Self.ending.count))
      let usual = try #require(phrases[base], "\(key)")
      #expect((usual.one == nil) == (phrases[key]?.one == nil), "\(key)")
      let names = Words.english.parts(base)
      for part in Words.english.parts(key) {
        if case .name = part { #expect(names.contains(part), "\(key)") }
      }
    }
    let edition = Words.english.ofEdition
    #expect(edition("empty_findings") == "This edition has no findings.")
    #expect(Words.english("empty_findings") == "The assessors recorded no finding.")
    #expect(edition("empty_changes") == "No requirement changed.")
    let spanish = try #require(Words.builtIn("es")).ofEdition
    #expect(spanish("verdict_no_finding") == "esta edición no contiene ningún hallazgo abierto")
  }
}
