/// What has an at sign or a colon in it.
extension PHIScan {
  /// The address around an at sign.
  mutating func email(at sign: Int) -> Int {
    var start = sign
    while start > max(done, sign - 64), isLocal(start - 1) { start -= 1 }
    while start < sign, text[start] == 0x2E { start += 1 }
    var (end, dot) = (sign + 1, -1)
    while end - sign < 255, isDomain(end) || text[end] == 0x2E && isDomain(end + 1) {
      if text[end] == 0x2E { dot = end }
      end += 1
    }
    guard start < sign, dot > sign + 1, end - dot > 2,
      (dot + 1..<end).allSatisfy({ text.isLetter($0) || text[$0] >= 0x80 }),
      !Self.endings.contains(where: { end - dot - 1 == $0.utf8.count && text.has($0, at: dot + 1) }
      ),
      text[end] != 0x3A || text.isBlank(end + 1) || text.isLineEnd(end + 1) || text.isDigit(end + 1)
    else { return max(sign + 1, start) }
    return found(.email, start..<end)
  }

  /// Endings of files' names: logo@2x.png is none.
  private static let endings = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "json", "html", "md", "yml", "yaml",
  ]

  private func isLocal(_ index: Int) -> Bool {
    text.isWord(index) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(text[index])
  }

  private func isDomain(_ index: Int) -> Bool { text.isWord(index) || text[index] == 0x2D }

  /// A web address, or an address of a network, around a colon.
  mutating func colon(at sign: Int) -> Int {
    if text[sign + 1] == 0x2F, text[sign + 2] == 0x2F { return web(sign) }
    let (before, after) = (text.isHex(sign - 1), text.isHex(sign + 1))
    guard before && after || text[sign + 1] == 0x3A else { return sign + 1 }
    var start = sign
    while start > max(done, sign - 5), text.isHex(start - 1) { start -= 1 }
    if sign - start == 2, let range = card(start, group: 2, count: 6, 0x3A) {
      return found(.mac, range)
    }
    if let range = longAddress(start) { return found(.ip, range) }
    return sign + 1
  }

  /// 2001:db8::17, and not a time of the day.
  private func longAddress(_ start: Int) -> Range<Int>? {
    guard !text.isWord(start - 1), text[start - 1] != 0x3A, text[start - 1] != 0x2E else {
      return nil
    }
    var (index, groups, gaps, digits) = (start, 0, 0, 0)
    while groups <= 8 {
      let count = text.hexDigits(index, most: 5)
      guard count <= 4 else { return nil }
      if count > 0 {
        groups += 1
        digits += (index..<index + count).count { text.isDigit($0) }
        index += count
      }
      guard text[index] == 0x3A, text[index + 1] == 0x3A || text.isHex(index + 1) else { break }
      if text[index + 1] == 0x3A {
        gaps += 1
        index += 1
      }
      index += 1
    }
    let isWhole = groups == 8 && gaps == 0 || groups >= 2 && groups < 8 && gaps == 1
    guard isWhole, digits > 0, index - start >= 6, !text.isWord(index), text[index] != 0x3A else {
      return nil
    }
    return start..<index
  }

  // MARK: - The web

  /// A web address, where it is that of a person: its path or its query names one.
  private mutating func web(_ sign: Int) -> Int {
    var start = sign
    while sign - start < 8, text.isLetter(start - 1) { start -= 1 }
    var end = sign + 3
    while end < text.count, end - sign < 2_000, !Self.ends(text[end]) {
      // One address in another is looked at by itself.
      if text[end] == 0x3A, text[end + 1] == 0x2F, text[end + 2] == 0x2F { break }
      end += 1
    }
    while end > sign + 3, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F].contains(text[end - 1]) { end -= 1 }
    guard kinds.contains(.url), sign - start >= 3, namesPerson(sign + 3, end) else {
      return sign + 3
    }
    return found(.url, start..<end)
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte <= 0x20
      || [0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x60, 0x7B, 0x7C, 0x7D]
        .contains(byte)
  }

  private static let folders = [
    "patient", "patients", "member", "members", "people", "person", "user", "users", "profile",
    "profiles",
  ]
  private static let keys = [
    "patient", "patientid", "patient_id", "mrn", "member", "memberid", "member_id", "dob", "ssn",
    "user", "userid", "user_id", "username", "name", "email", "phone", "firstname", "lastname",
  ]
  private static let networks = [
    "facebook.com", "instagram.com", "twitter.com", "x.com", "tiktok.com", "linkedin.com",
  ]

  /// Whether the path or the query of an address names a person.
  private func namesPerson(_ host: Int, _ end: Int) -> Bool {
    var path = host
    while path < end, text[path] != 0x2F, text[path] != 0x3F { path += 1 }
    guard path < end - 1 else { return false }
    let isNetwork = Self.networks.contains { name in
      let start = path - name.utf8.count
      return text.has(name, at: start) && (start == host || text[start - 1] == 0x2E)
    }
    if isNetwork, text.isAlnum(path + 1) { return true }
    var index = path
    while index < end {
      let first = index + 1
      switch text[index] {
      case 0x2F:
        if text[first] == 0x7E, text.isAlnum(first + 1) { return true }
        if Self.folders.contains(where: {
          text.has($0, at: first) && text[first + $0.utf8.count] == 0x2F
            && text.isWord(first + $0.utf8.count + 1) && first + $0.utf8.count + 1 < end
        }) {
          return true
        }
      case 0x3F, 0x26:
        if Self.keys.contains(where: {
          text.has($0, at: first) && text[first + $0.utf8.count] == 0x3D
            && first + $0.utf8.count + 1 < end
        }) {
          return true
        }
      default: break
      }
      index += 1
    }
    return false
  }
}
