import Glibc
import TestSupport
import Testing

@Suite("A disk")
struct FullDiskTests {
  private static let canMount =
    geteuid() == 0 && (try? run("/usr/bin/unshare", ["-m", "true"]))?.code == 0

  @Test(
    "that is full, of bytes or of files, keeps the old site, and the next build is right",
    .enabled(if: canMount, "only root can mount"),
    arguments: ["size=2m", "nr_inodes=150", "size=2m -o ro"]
  )
  func keepsOldSite(options: String) throws {
    let folder = try SmallWorkspace.folder()
    try folder.put(.folder, at: "disk")
    let program = "\"\(buildFolder)/gapbook\" build . -o disk/site --no-cache"
    let fills = options.hasPrefix("size") ? "large" : "many"
    let size = options.split(separator: " ")[0]
    let script = """
      set -e
      mount -t tmpfs -o size=64m none disk
      \(program) > /dev/null
      (cd disk/site; find . -type f | sort | xargs sha256sum) > before
      mount -o remount,\(options.contains("ro") ? "ro" : size) disk
      large() { for i in $(seq 1 200); do printf '# P\\n\\n%s\\n' "$(head -c 30000 /dev/zero | tr '\\0' x)" > content/notes/p$i.md; done; }
      many() { for i in $(seq 1 200); do echo "# P$i" > content/notes/p$i.md; done; }
      \(fills)
      code=0; \(program) 2> told || code=$?
      (cd disk/site; find . -type f | sort | xargs sha256sum) > after
      cmp before after; echo "code $code"; cat told; ls -A disk
      mount -o remount,rw,size=64m,nr_inodes=100000 disk
      \(program) > /dev/null; ls -A disk; cd disk/site; sha256sum -c --strict --quiet SHA256SUMS
      grep -q p200.html SHA256SUMS
      """
    let result = try run("/usr/bin/unshare", ["-m", "/bin/bash", "-c", script], in: folder.path)
    #expect(result.code == 0, "\(result.stdout)\(result.stderr)")
    #expect(result.stdout.contains("code 5\ngapbook: cannot "), "\(result.stdout)")
    let words = options.contains("ro") ? "Read-only file system" : "No space left on device"
    #expect(result.stdout.contains(words))
    if !options.contains("ro") {
      #expect(result.stdout.contains("nothing of this build is in "), "\(result.stdout)")
    }
    #expect(result.stdout.hasSuffix("\nsite\nsite\n"), "\(result.stdout)")
  }
}
