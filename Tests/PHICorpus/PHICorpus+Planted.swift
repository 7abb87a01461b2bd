import Privacy

extension PHICorpus {
  /// What precedes an identifier, the identifier, and what follows.
  mutating func planted(_ kind: PHIKind) -> (String, String, String) {
    switch kind {
    case .ssn, .mrn, .healthPlan, .account: return grave(kind)
    case .phone, .email, .url: return contact(kind)
    case .ip, .mac, .vin, .plate, .device, .certificate, .npi: return thing(kind)
    case .date, .age, .name: return patient(kind)
    }
  }

  /// What may follow in a sentence, a table, a cell or JSON.
  private mutating func end() -> String {
    pick([".", ",", " and more", "", " |", "\"", ")", "; see the note", "\n", "<br>"])
  }

  private mutating func grave(_ kind: PHIKind) -> (String, String, String) {
    switch kind {
    case .ssn:
      if number(0...1) == 0 { return disguised() }
      if number(0...3) == 0 {
        let plain = "\(number(100...665))\(number(10...99))\(number(1_000...9_999))"
        let label = pick([
          "SSN ", "SSN: ", "Social Security number: ", "social security no. ", "\"ssn\": \"",
          "ssn=", "Social Security Number (SSN) is ", "| SSN | ",
        ])
        return (label, plain, end())
      }
      let label = pick([
        "", "SSN ", "Her number is ", "| ", "(", "the patient, ", "row 7,", "\"", "é: ",
        "file_", "n\u{E9} ", "=",
      ])
      return (label, security(), end())
    case .mrn:
      let label = pick([
        "MRN ", "MRN: ", "MRN# ", "mrn=", "\"mrn\": \"", "medical record number ",
        "Medical Record No. ", "medical record number: ", "| MRN | ", "medicalRecordNumber: ",
        "**MRN:** ", "patient_mrn: ", "Med. Rec. No. ", "medical record # ", "MR# ", "MR No. ",
        "chart no. ", "Chart #", "Patient ID: ", "patient number ", "patientId=", "M.R.N. ",
        "“MRN” ", "número de historia clínica: ", "Historia clínica n.º ", "historia clínica ",
        "ID del paciente: ", "número de expediente médico: ", "| Patient ID | ",
      ])
      return (
        label, filled(pick(["#######", "######", "00######", "@#######", "##-##-##5"])), end()
      )
    case .healthPlan:
      let label = pick([
        "member ID ", "Member ID: ", "member number ", "beneficiary number: ", "policy ID: ",
        "policy number ", "subscriber id ", "\"member_id\": \"", "health plan number ",
        "insurance ID: ", "Medicare number ", "memberId=", "número de póliza: ",
        "número de afiliado ", "Número de beneficiario: ",
      ])
      return (
        label, filled(pick(["#########", "@@@#########", "1@@4-@@5-@@73", "W########"])), end()
      )
    default:
      let label = pick([
        "account number ", "Account number: ", "acct no. ", "Acct # ", "\"account_number\": \"",
        "account no. ", "bank account: ", "accountNumber=", "account # ", "acct. ", "Acct ",
        "patient account ", "Patient account: ", "número de cuenta: ", "cuenta bancaria n.º ",
        "checking account ",
      ])
      return (label, filled(pick(["########", "##########", "####-####-##", "@@######"])), end())
    }
  }

  private mutating func contact(_ kind: PHIKind) -> (String, String, String) {
    switch kind {
    case .phone:
      if number(0...5) == 0 {
        return (
          pick(["phone ", "Tel: ", "cell: ", "fax "]), "\(number(201...989))555\(digits(4))", end()
        )
      }
      return (pick(["call ", "", "| ", "her phone: ", "at ", "\"", "mobile "]), phone(), end())
    case .email:
      let local = pick([
        "jane.doe", "j_doe", "maria+clinic", "d\(digits(3))", "josé", "o-brien", "a",
      ])
      let host = pick(["example.com", "mail.example.org", "post.example.co.uk", "bücher.example"])
      return (
        pick(["write to ", "<", "", "mail: ", "| ", "(", "mailto:"]), "\(local)@\(host)", end()
      )
    default:
      let path = pick([
        "/patients/\(digits(5))", "/users/jdoe", "/portal?mrn=\(digits(6))", "/~jdoe",
        "/member/\(digits(4))/file", "/p?patient=\(digits(4))", "/profile/jane-doe",
        "/a?x=1&dob=1980",
      ])
      let address =
        number(0...4) == 0
        ? "https://www.facebook.com/jane.doe" : "https://portal.example.net\(path)"
      return (
        pick(["see ", "", "<", "](", "| "]), address, pick([" .", "", ")", " |", ">", "\n"])
      )
    }
  }

  private mutating func thing(_ kind: PHIKind) -> (String, String, String) {
    switch kind {
    case .ip:
      if number(0...3) == 0 {
        let groups = (0..<3).map { _ in hex(4) }.joined(separator: ":")
        let long = (0..<7).map { _ in hex(4) }.joined(separator: ":")
        return (
          pick(["from ", "", "| "]),
          pick(["2001:db8::\(groups)", "fe80::1\(hex(3))", "2001:\(long)"]), " ."
        )
      }
      let host = (0..<2).map { _ in String(number(0...255)) }.joined(separator: ".")
      let net = pick([
        "10.\(number(0...255))", "192.168", "172.16", "203.0",
        "\(number(30...223)).\(number(0...255))",
      ])
      return (pick(["from ", "host ", "", "| ", "(", "ssh "]), "\(net).\(host)", end())
    case .mac:
      let sign = pick([":", "-"])
      let pairs = ["0" + hex(1)] + (0..<5).map { _ in hex(2) }
      let text = pairs.joined(separator: sign)
      return (
        pick(["card ", "", "| ", "MAC "]), number(0...1) == 0 ? text : text.uppercased(),
        pick([".", " |", ""])
      )
    case .vin: return (pick(["VIN ", "car ", "", "| "]), vehicle(), end())
    case .plate:
      return (
        pick(["license plate ", "plate: ", "License plate number: ", "| Plate | ", "tag no. "]),
        filled(pick(["@@@ ####", "@@@-####", "#@@@###", "@@@####", "@@ #####"])), end()
      )
    case .device:
      return (
        pick(["serial number ", "Serial No. ", "S/N ", "UDI ", "device ID: ", "serial: ", "IMEI "]),
        filled(pick(["@@######", "##########", "@#@####@##", "SN-######"])), end()
      )
    case .certificate:
      return (
        pick([
          "license number ", "certificate no. ", "License No.: ", "driver's license number ",
          "DEA number ", "certificate number: ", "medical license # ",
        ]), filled(pick(["@#######", "########", "@@######", "##-######"])), end()
      )
    default: return (pick(["NPI ", "NPI: ", "provider number ", "\"npi\": \""]), provider(), end())
    }
  }

  private mutating func patient(_ kind: PHIKind) -> (String, String, String) {
    switch kind {
    case .date:
      return pick([
        Frame(before: "The patient was seen on ", after: ""), Frame(before: "born ", after: ""),
        Frame(before: "DOB: ", after: " |"), Frame(before: "date of birth ", after: "."),
        Frame(before: "admitted on ", after: " to the ward"),
        Frame(before: "Patient discharged ", after: ""), Frame(before: "diagnosed on ", after: "."),
        Frame(before: "On ", after: " the patient called."),
        Frame(before: "date of death: ", after: ""), Frame(before: "She died on ", after: "."),
      ]).around(day())
    case .age:
      return pick([
        Frame(before: "The patient is ", after: " years old."),
        Frame(before: "a ", after: "-year-old woman"), Frame(before: "Patient, age ", after: ","),
        Frame(before: "a male patient aged ", after: ""),
        Frame(before: "the ", after: "-year-old patient"),
      ]).around(String(number(90...109)))
    default:
      return pick([
        Frame(before: "Patient ", after: " was seen."), Frame(before: "Patient: ", after: ""),
        Frame(before: "patient name: ", after: " |"),
        Frame(before: "The patient, ", after: ", called."),
        Frame(before: "", after: ", born in 1950,"), Frame(before: "", after: " was admitted."),
        Frame(before: "", after: " (DOB 1950)"), Frame(before: "patient's name is ", after: "."),
        Frame(before: "Then ", after: " was diagnosed with it."),
      ]).around(name())
    }
  }
}

/// What is before an identifier, and what follows.
private struct Frame {
  let before: String
  let after: String

  func around(_ text: String) -> (String, String, String) { (before, text, after) }
}
