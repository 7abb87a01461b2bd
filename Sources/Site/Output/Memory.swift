import Workspace

/// `.gapbook/` of a workspace: what a build keeps for the next; safe to delete.
struct Memory {
  private let folder: String

  /// The memory of the workspace at a path.
  init(workspace: String) { folder = workspace + "/.gapbook" }

  private var lawPath: String { folder + "/law" }

  /// What was kept of the law, by this very program.
  func lawMemo() -> LawMemo {
    LawMemo(program: Disk.ownProgram, kept: Disk.read(lawPath))
  }

  /// Keeps what a run read anew; where nothing can be written, the next run reads it again.
  func keep(law bytes: [UInt8]?) {
    guard let bytes else { return }
    let new = lawPath + ".new"
    do {
      try Disk.makeFolder(folder)
      Disk.remove(new)
      try Disk.write(bytes, to: new)
      try Disk.move(new, to: lawPath)
    } catch {
      Disk.remove(new)
    }
  }
}
