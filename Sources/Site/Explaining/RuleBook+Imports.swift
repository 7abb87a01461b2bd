/// The rules on what is read of other programs' files.
extension RuleBook {
  /// Rules of the command import.
  static let importRules: KeyValuePairs = [
    "import-file":
      "An import reads a text of cells in UTF-8 or Windows-1252, or a workbook of the form .xlsx.",
    "import-head":
      "The head of a table names its columns. It must name one for the requirement, or for standard and specification, and one for what is said of it; --map names columns that are called otherwise.",
    "import-sheet":
      "Of a workbook, one sheet is read: the only one that can hold answers, or that of --sheet.",
    "import-column":
      "Every column that holds something has a place: that of its usual name, that of --map, or none with --map \"Their column=ignore\".",
    "import-status":
      "A word for a status that is not known is never guessed, as it decides the score: --map-status says what it means.",
    "import-row":
      "A row is placed on the one leaf that it names by id or titles. A standard with specifications is no leaf: one answer cannot be that of each of them.",
    "import-cell":
      "A cell whose formula has no value says nothing: open the workbook in a spreadsheet program and save it.",
    "import-twice":
      "Rows about one requirement must agree, as it has one answer. Only the questions of an interview add to one another: their notes are joined.",
    "import-filled":
      "A cell of responses.csv that is filled otherwise is not replaced without --overwrite. Of plan.xlsx, a cell that was emptied is a difference too.",
    "import-evidence":
      "The evidence of a requirement is a list of ids of evidence.yml. What names none of them can be kept as a note.",
    "import-elsewhere":
      "Of plan.xlsx, an import reads the sheet of requirements back. What was changed in its other sheets is listed, as it has no place in responses.csv.",
    "import-list":
      "An item is added to the end of evidence.yml as text, so that the rest stays as it is; that needs a list in block style.",
    "sra-workbook":
      "The SRA Tool's workbook has a sheet Risk_Logic and sheets of questions; another workbook is not read for it.",
    "sra-answer":
      "An answer of the SRA Tool is placed on the requirements that its row cites; one without a citation, and a question with two marks, have no place.",
    "sra-mark":
      "A mark beside no question, and one that says of itself that it is a sample, answer nothing: the tool's download has two of them.",
    "import-comment":
      "What is said beside the cells of a workbook has no column. Each comment is listed with its cell, so that none is lost in silence.",
    "import-edition":
      "A plan.xlsx names in its properties the edition of which it is. What that withholds is blank in it, and no change.",
    "import-leaf":
      "A standard or a paragraph that has one requirement alone is that requirement, as far as an answer goes.",
    "import-mark":
      "Of columns that are named by statuses, such as Yes, No and N/A, one is marked in each row: with a check mark, an x, 1 or TRUE.",
    "import-issued":
      "A version that was issued stays as it was: what is imported then belongs to a report with a new version.",
    "import-refused":
      "An import writes nothing unless everything has a place, or --partial is given.",
  ]
}
