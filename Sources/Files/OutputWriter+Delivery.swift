import Formats

/// What is done with sites as a whole once they are staged: their lists are signed, and one that is to
/// stay as it was is carried over or dropped.
extension OutputWriter {
  /// The folders of the sites that were staged, sorted; the parts that a shard keeps are no site.
  package func sites(besides parts: String?) -> [String] {
    sums.keys.filter { $0 != parts }.sorted()
  }

  /// The files of a staged site with their digests, sorted by path.
  package func files(of site: String) -> [(path: String, digest: String)] {
    (sums[site] ?? []).sorted { $0.path < $1.path }
  }

  /// The list of a staged site, as it is written.
  package func list(of site: String) -> [UInt8] {
    Manifest.bytes(of: sums[site] ?? [], id: id.text)
  }

  /// Stages the signature of a site's list.
  package mutating func sign(_ site: String, _ signature: [UInt8]) throws(OutputError) {
    try stage(signature, at: site + Manifest.signature)
  }

  /// The signature that the old output has of a list that is as it was; nil where there is none.
  package func oldSignature(of site: String) -> [UInt8]? {
    guard old.known.contains(site + Manifest.signature),
      Disk.read(old.path + "/" + site + Manifest.name) == list(of: site)
    else { return nil }
    return Disk.read(old.path + "/" + site + Manifest.signature)
  }

  /// Whether a document is other than the old output has it, or was written after a copy of it.
  package func isNewer(_ path: String, of site: String, than copy: String) -> Bool {
    guard let digest = digest(of: path, in: site) else { return true }
    let before = "\(old.path)/\(site)\(path)"
    guard (try? Disk.digest(of: before).get()) == digest else { return true }
    guard let made = Disk.status(of: before)?.stamp.written,
      let copied = Disk.status(of: copy)?.stamp.written
    else { return true }
    return copied < made
  }

  /// Keeps the signatures of lists that are as they were.
  ///
  /// - Returns: the sites whose old signature goes, as it is of another list.
  package mutating func keepSignatures(of sites: [String]) throws(OutputError) -> [String] {
    var gone: [String] = []
    for site in sites where old.known.contains(site + Manifest.signature) {
      guard Disk.read(old.path + "/" + site + Manifest.name) == list(of: site),
        let bytes = Disk.read(old.path + "/" + site + Manifest.signature)
      else {
        gone.append(site)
        continue
      }
      try stage(bytes, at: site + Manifest.signature)
    }
    return gone
  }

  /// Whether the old output has a site of exactly these files.
  package func holds(_ site: String, _ files: [(path: String, digest: String)]) -> Bool {
    guard let bytes = Disk.read(old.path + "/" + site + Manifest.name),
      old.known.contains(site + Manifest.name), bytes == Manifest.bytes(of: files, id: id.text)
    else { return false }
    return files.allSatisfy { file in
      (try? Disk.digest(of: "\(old.path)/\(site)\(file.path)").get()) == file.digest
    }
  }

  /// Stages a site of the old output as it is; these are its files.
  package mutating func keep(
    site: String,
    _ files: [(path: String, digest: String)]
  ) throws(OutputError) {
    for file in files {
      let path = "\(old.path)/\(site)\(file.path)"
      guard let bytes = Disk.read(path) else { throw Disk.fault("read", path) }
      try keep(OutputFile(path: file.path, bytes: bytes), digest: file.digest, of: site)
    }
    try finish(site)
  }

  /// Takes a staged site back; `counts` are those of before.
  package mutating func drop(_ site: String, counts: (written: Int, unchanged: Int)) {
    Disk.remove(staging + "/" + site)
    Disk.removeEmptyFolder(OutputFolder.parent(of: staging + "/" + site))
    sums[site] = nil
    staying.files = staying.files.filter { !$0.hasPrefix(site) }
    made = made.filter { !($0 + "/").hasPrefix(site) }
    (written, unchanged) = counts
  }

  /// Where a staged file is until the output is exchanged.
  package func place(of path: String) -> String {
    let staged = staging + "/" + path
    return Disk.kind(of: staged) == nil ? old.path + "/" + path : staged
  }
}
