import Privacy

/// The rules of what must not leave.
extension RuleBook {
  /// Rules on what is let pass, and on what is to be written.
  static let privacyRules: KeyValuePairs = [
    "phi-allow-form":
      "An entry of phi-allow.yml names a text, or the SHA-256 of one, and not both.",
    "phi-allow-expired":
      "An entry of phi-allow.yml held until a day before the report's: whether its reason still holds is to be looked at.",
    "phi-allow-unused":
      "An entry of phi-allow.yml matches nothing of its kind in what it is for: a list that grows old lets pass what nobody looked at.",
    "phi-output":
      "A file that would be written has the form of a patient's identifier, and no input has it so: nothing is written, and the command ends with 4.",
  ]
}

extension PHIKind {
  /// What its rule reports, for a reader.
  var explanation: String {
    switch self {
    case .ssn:
      "A Social Security number: 45 CFR 164.514(b)(2)(i)(G). With dashes or blanks, or nine digits beside its name, where the number is one that is given out."
    case .mrn: "A medical record number, beside its label: 45 CFR 164.514(b)(2)(i)(H)."
    case .healthPlan:
      "A health plan's number of a member or beneficiary, beside its label: 45 CFR 164.514(b)(2)(i)(I)."
    case .account: "An account number, beside its label: 45 CFR 164.514(b)(2)(i)(J)."
    case .phone:
      "A telephone or fax number in a client's data, unless it is of those who write the report or own its work: 45 CFR 164.514(b)(2)(i)(D) and (E)."
    case .email:
      "An email address in a client's data, unless it is of those who write the report or own its work: 45 CFR 164.514(b)(2)(i)(F)."
    case .ip:
      "An IP address in a client's data, of version 4 or 6, private ones too: 45 CFR 164.514(b)(2)(i)(O)."
    case .mac: "The address of a network card in a client's data: 45 CFR 164.514(b)(2)(i)(M)."
    case .vin:
      "A vehicle identification number in a client's data, by its check digit: 45 CFR 164.514(b)(2)(i)(L)."
    case .plate:
      "A license plate in a client's data, beside its label: 45 CFR 164.514(b)(2)(i)(L)."
    case .device:
      "A device's serial number or identifier in a client's data, beside its label: 45 CFR 164.514(b)(2)(i)(M)."
    case .url:
      "A web address in a client's data whose path or query names a person: 45 CFR 164.514(b)(2)(i)(N)."
    case .certificate:
      "A certificate or license number in a client's data, beside its label: 45 CFR 164.514(b)(2)(i)(K)."
    case .date:
      "A date in a client's data that a sentence says is a patient's, such as of birth or admission: 45 CFR 164.514(b)(2)(i)(C)."
    case .age:
      "An age over 89 in a client's data that a sentence says is a patient's: 45 CFR 164.514(b)(2)(i)(C)."
    case .name:
      "A name in a client's data right beside words of a patient: 45 CFR 164.514(b)(2)(i)(A)."
    case .npi:
      "A National Provider Identifier in a client's data, by its check digit: it is public, and no patient's."
    }
  }
}
