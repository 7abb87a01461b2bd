/// The folder from which the command was called.
public enum CurrentFolder {
  /// A path of the command line as one of the system.
  package static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
  }

  /// A path of the system relative to the folder, where it is below it.
  public static func relative(_ path: String) -> String {
    let folder = Disk.currentFolder + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
