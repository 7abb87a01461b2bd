/// What a word near a number says of it.
enum PHIWord: UInt8 {
  case ssn, social, security
  case mrn, medical, record
  case member, policy, health, plan, payer
  case account, cloud, acct, bank
  /// MR, a chart and a patient are numbered alone.
  case mr, chart, patient
  /// In Spanish: seguro, historia, clínica, expediente.
  case insured, history, clinical, file
  case serial, device, udi
  case certificate, license, dea
  case plate, vehicle
  case phone, npi, provider, vin
  /// Number, no., id: says that a number follows.
  case number
  /// Is, was, the: says nothing.
  case filler
  /// Version, section: what follows is no one's number.
  case version
  /// A part, a model: what follows is the number of a thing.
  case part
}

/// The words that are known, by their small letters.
enum PHIVocabulary {
  private static let lists: [(PHIWord, String)] = [
    (.ssn, "ssn ssns ssnumber ss nss"), (.social, "social soc"), (.security, "security sec"),
    (.mrn, "mrn mrns mrnumber"), (.medical, "medical med"), (.record, "record rec records"),
    (
      .member,
      "member subscriber beneficiary enrollee memberid subscriberid afiliado "
        + "asegurado beneficiario miembro"
    ),
    (.policy, "policy policyid policyholder poliza"), (.health, "health insurance"),
    (.plan, "plan"),
    (.payer, "medicare medicaid mbi hicn"),
    (.account, "account accountnum accountno acctno acctnumber cuenta"),
    (.acct, "acct accts"), (.bank, "bank checking savings bancaria"), (.mr, "mr"),
    (.chart, "chart"),
    (.patient, "patient pt paciente"), (.insured, "seguro seguridad"), (.history, "historia"),
    (.clinical, "clinica clinico medico medica"), (.file, "expediente historial registro"),
    (.cloud, "aws azure cloud gcp service user tenant"),
    (.serial, "serial serialnumber serialno"), (.device, "device equipment implant pacemaker"),
    (.udi, "udi imei"),
    (.certificate, "certificate cert"),
    (.license, "license licence licensenum"), (.dea, "dea"),
    (.plate, "plate plates tag"), (.vehicle, "vehicle car"),
    (.phone, "phone telephone tel fax mobile cell call cellphone telefax ph"),
    (.npi, "npi"), (.provider, "provider"), (.vin, "vin"),
    (.number, "number numbers no num nr id ids identifier code numero codigo"),
    (.filler, "is was the be as are equals were and for es de del la el"),
    (
      .version,
      "version release build firmware ver section sections figure table chapter step v driver rev"
    ), (.part, "part parts pn sku model item lot catalog order invoice"),
  ]

  private static let words: [UInt64: PHIWord] = {
    var words: [UInt64: PHIWord] = [:]
    for (meaning, list) in lists {
      for word in list.split(separator: " ") { words[key(Array(word.utf8)[...])] = meaning }
    }
    return words
  }()

  /// Letters of any case as one number, five bits each; no two words of twelve letters at most share it.
  private static func key(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 << 5 | UInt64($1 & 0x1F) }
  }

  /// What a word means; nil for all others.
  static func meaning(of letters: ArraySlice<UInt8>) -> PHIWord? {
    guard (1...12).contains(letters.count) else { return nil }
    return words[key(letters)]
  }

  /// What a word means whose letters are read from its end, as a number to which each adds five bits.
  static func meaning(ofKey key: UInt64) -> PHIWord? { words[key] }
}
