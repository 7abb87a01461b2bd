import TestSupport

/// A PDF of one empty page.
enum EmptyPDF {
  private static let text = """
    %PDF-1.4
    1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
    2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
    3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj
    trailer <</Root 1 0 R/Size 4>>
    %%EOF

    """

  /// A program in Typst's place, as a script that finds the PDF beside it at `$0.pdf`.
  static func engine(_ script: String) throws -> TemporaryFolder {
    // qpdf mends the missing table of places.
    let plain = try TemporaryFolder(["plain.pdf": .text(text)])
    let mended = plain.path + "/mended.pdf"
    _ = try run("/usr/bin/qpdf", ["--warning-exit-0", plain.path + "/plain.pdf", mended])
    let engine = try standIn("typst", script)
    try engine.copy(mended, to: "typst.pdf")
    return engine
  }
}
