import Formats
import GapAnalysis

extension OSCAL {
  /// `oscal-assessment-plan.json`: what was to be assessed, of the catalog that it imports.
  ///
  /// OSCAL reaches a catalog through the plan of a system; as there is none, the catalog takes its
  /// place.
  var assessmentPlan: JSON {
    let catalog = document("catalog-resource")
    let planned = assessment.leaves.filter { $0.status != .notApplicable }
    return .object([
      (
        "assessment-plan",
        compact([
          ("uuid", .string(document("assessment-plan"))),
          ("metadata", metadata(title: "HIPAA gap assessment plan")),
          (
            "import-ssp",
            .object([
              ("href", .string("#\(catalog)")),
              (
                "remarks",
                .string(
                  "No system security plan is kept in OSCAL; the catalog of requirements is imported in its place."
                )
              ),
            ])
          ),
          ("reviewed-controls", Self.reviewed(planned)),
          (
            "back-matter",
            backMatter([
              Self.imported(catalog, title: "Catalog of requirements", file: "oscal-catalog.json")
            ])
          ),
        ])
      )
    ])
  }
}
