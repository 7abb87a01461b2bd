import TestSupport

/// A workspace of policies of every state, without a client.
enum PolicySite {
  /// The workspace with more files.
  static func made(_ files: KeyValuePairs<String, FolderEntry> = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "id: example\ntitle: Policies\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n",
      "content/policies/door.md":
        """
      ---
      id: POL-1
      version: "2.0"
      owner: Ann; Lee
      approver: Board
      approved: 2026-01-10
      effective: 2026-02-01
      review_by: 2026-11-20
      supersedes: [POL-0]
      satisfies: [164.308(a)(2), CC6.1]
      tags: [doors]
      ---
      # Doors, "keys" & badges

      Close them.

      """,
      "content/policies/mail.md":
        """
      ---
      id: POL-10
      version: "1.10"
      owner: Bob
      approver: Board
      approved: 2026-03-01
      review_by: 2027-01-20
      satisfies: [soc2:cc6.2]
      ---
      # Mail

      Text.

      """,
      "content/procedures/backup.md":
        """
      ---
      id: POL-2
      owner: Cyd
      approver: Board
      approved: 2026-04-01
      review_by: 2027-01-21
      ---
      # Backup

      Text.

      """,
      "content/policies/draft.md":
        "---\nid: POL-3\nstatus: draft\nsatisfies: [soc2:CC7]\n---\n# Draft\n\nText.\n",
      "content/policies/old.md":
        "---\nid: POL-0\nversion: \"1\"\napproved: 2020-05-05\nvalid_to: 2026-01-31\nowner: Ann\n---\n# Old doors\n\nText.\n",
      "content/policies/gone.md": "---\nid: POL-9\nstatus: retired\nowner: Ann\n---\n# Gone\n",
      "content/policies/bare.md": "# Bare\n\nText.\n",
    ])
    for (path, entry) in files { try folder.put(entry, at: path) }
    return folder
  }

  /// What declares SOC 2 for it.
  static let soc2: KeyValuePairs<String, FolderEntry> = [
    "gapbook.yml":
      "id: example\ntitle: Policies\nas_of: 2026-11-21\nframeworks: [ { id: soc2, title: SOC 2, file: frameworks/soc2.csv } ]\n",
    "frameworks/soc2.csv":
      "id,title,parent\nCC6,Access,\nCC6.1,Logical access,CC6\nCC6.2,\"New, users\",CC6\nCC7,Operations,\nCC7.1,Detection,CC7\n",
  ]
}
