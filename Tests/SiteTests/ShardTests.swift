import Testing

@testable import Site

@Suite("Shards")
struct ShardTests {
  private func shard(
    _ text: String,
    _ variables: [String: String] = [:]
  ) -> Result<Shard, BuildError> {
    Result { () throws(BuildError) in try Shard(text, variable: { variables[$0] }) }
  }

  /// The numbers, or why there are none.
  private func told(_ result: Result<Shard, BuildError>) -> String {
    switch result {
    case .success(let shard): "\(shard.number)/\(shard.count)"
    case .failure(let fault): fault.message
    }
  }

  @Test("are written K/N", arguments: ["1/1", "1/3", "3/3", "12/400"])
  func areWritten(text: String) {
    #expect(told(shard(text)) == text)
  }

  @Test(
    "are refused in words where there are none",
    arguments: [
      ("0/3", "there is no shard 0 of 3: K is from 1 to 3"),
      ("4/3", "there is no shard 4 of 3: K is from 1 to 3"),
      ("1/0", "there is no shard of 0: N is 1 or more"),
      ("2", "\"2\" is no shard: write K/N, such as 1/3, or auto"),
      ("", "\"\" is no shard: write K/N, such as 1/3, or auto"),
      ("1/2/3", "\"1/2/3\" is no shard: write K/N, such as 1/3, or auto"),
      ("-1/3", "\"-1/3\" is no shard: write K/N, such as 1/3, or auto"),
      ("/3", "\"/3\" is no shard: write K/N, such as 1/3, or auto"),
      (
        "1/99999999999999999999",
        "\"1/99999999999999999999\" is no shard: write K/N, such as 1/3, or auto"
      ),
      ("Auto", "\"Auto\" is no shard: write K/N, such as 1/3, or auto"),
    ]
  )
  func areRefused(text: String, words: String) {
    #expect(told(shard(text)) == words)
  }

  @Test(
    "are found in the variables of the systems that run jobs",
    arguments: [
      (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"], "2/5"),
      // From 0.
      (["JOB_COMPLETION_INDEX": "0", "JOB_COMPLETIONS": "4"], "1/4"),
      (["JOB_COMPLETION_INDEX": "3", "JOB_COMPLETIONS": "4"], "4/4"),
      (
        ["SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_MIN": "0", "SLURM_ARRAY_TASK_COUNT": "3"],
        "1/3"
      ),
      (
        ["SLURM_ARRAY_TASK_ID": "12", "SLURM_ARRAY_TASK_MIN": "10", "SLURM_ARRAY_TASK_COUNT": "3"],
        "3/3"
      ),
      // --array=1-7:2
      (
        [
          "SLURM_ARRAY_TASK_ID": "5", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_COUNT": "4",
          "SLURM_ARRAY_TASK_MAX": "7", "SLURM_ARRAY_TASK_STEP": "2",
        ], "3/4"
      ),
      // Two systems that agree; GitLab sets CI_NODE_TOTAL in every job.
      (
        [
          "CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3", "JOB_COMPLETION_INDEX": "1",
          "JOB_COMPLETIONS": "3",
        ], "2/3"
      ),
      (["CI_NODE_TOTAL": "1", "JOB_COMPLETION_INDEX": "1", "JOB_COMPLETIONS": "2"], "2/2"),
      (["CI_NODE_INDEX": "", "JOB_COMPLETION_INDEX": "1", "JOB_COMPLETIONS": "2"], "2/2"),
    ]
  )
  func areFound(variables: [String: String], text: String) {
    #expect(told(shard("auto", variables)) == text)
  }

  @Test(
    "are refused where variables say none, or several",
    arguments: [
      (
        [:],
        "--shard auto finds neither CI_NODE_INDEX with CI_NODE_TOTAL, nor JOB_COMPLETION_INDEX with JOB_COMPLETIONS, nor SLURM_ARRAY_TASK_ID; write --shard K/N, such as 1/3"
      ),
      (["CI_NODE_INDEX": "1"], "--shard auto finds CI_NODE_INDEX, and no CI_NODE_TOTAL"),
      (
        ["JOB_COMPLETION_INDEX": "1"],
        "--shard auto finds JOB_COMPLETION_INDEX, and no JOB_COMPLETIONS; set it in the manifest to the job's completions"
      ),
      (
        ["JOB_COMPLETION_INDEX": "4", "JOB_COMPLETIONS": "4"],
        "JOB_COMPLETION_INDEX is 4, counted from 0, and JOB_COMPLETIONS is 4: it must be the job's completions"
      ),
      (["CI_NODE_INDEX": "x"], "CI_NODE_INDEX is \"x\", and must be a number in digits"),
      (
        ["CI_NODE_INDEX": "0", "CI_NODE_TOTAL": "2"],
        "there is no shard 0 of 2: K is from 1 to 2"
      ),
      // --array=1,2,9
      (
        [
          "SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_COUNT": "3",
          "SLURM_ARRAY_TASK_MAX": "9",
        ],
        "task 2 of an array of 3 from 1 has no place in it: number the tasks without gaps, such as sbatch --array=1-3"
      ),
      (
        ["SLURM_ARRAY_TASK_ID": "9", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_COUNT": "3"],
        "task 9 of an array of 3 from 1 has no place in it: number the tasks without gaps, such as sbatch --array=1-3"
      ),
      (
        [
          "CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "3", "JOB_COMPLETION_INDEX": "1",
          "JOB_COMPLETIONS": "3",
        ],
        "--shard auto finds shard 1 of 3 by CI_NODE_INDEX, and shard 2 of 3 by JOB_COMPLETION_INDEX; write --shard K/N"
      ),
    ] as [([String: String], String)]
  )
  func areNotFound(variables: [String: String], words: String) {
    #expect(told(shard("auto", variables)) == words)
  }

  @Test("are read from no variable without auto")
  func areNotLookedFor() throws {
    let result = Result { () throws(BuildError) in
      try Shard(
        "1/2",
        variable: {
          Issue.record("\($0) was read")
          return "2"
        }
      )
    }
    #expect(told(result) == "1/2")
  }

  @Test("take the largest client first, each to the shard with the fewest bytes")
  func areBalanced() {
    // e 50 to 1, a 40 to 2, d 30 to 2 as the lighter (40 < 50), b and c of 20 to 1 (50) and then, at
    // 70 each, to 1 again.
    let sizes = ["a": 40, "b": 20, "c": 20, "d": 30, "e": 50]
    #expect(Shard.split(sizes, among: 2) == ["e": 1, "a": 2, "d": 2, "b": 1, "c": 1])
    // Three: e 1, a 2, d 3, b 3 (30), c 2 (40).
    #expect(Shard.split(sizes, among: 3) == ["e": 1, "a": 2, "d": 3, "b": 3, "c": 2])
  }

  @Test("take clients of one size by slug, to the first of the lightest shards")
  func areTied() {
    let sizes = ["zeta": 7, "alpha": 7, "Mu": 7, "beta": 7]
    #expect(Shard.split(sizes, among: 2) == ["Mu": 1, "alpha": 2, "beta": 1, "zeta": 2])
    #expect(Shard.split(["a": 0, "b": 0], among: 2) == ["a": 1, "b": 1])
  }

  @Test("have no client where there are more of them than clients, or none")
  func areEmpty() {
    #expect(Shard.split(["a": 1, "b": 2], among: 5) == ["b": 1, "a": 2])
    #expect(Shard.split([:], among: 5) == [:])
    #expect(Shard.split(["a": 1, "b": 2, "c": 3], among: 1) == ["a": 1, "b": 1, "c": 1])
    #expect(Shard.split(["a": 1], among: Int.max) == ["a": 1])
  }

  @Test("have a record that reads as it was written, and nothing else does")
  func haveRecords() throws {
    let record = Provenance.ShardRecord(
      number: 2,
      count: 3,
      split: "ab",
      clients: ["a", "ö \"x\""]
    )
    let whole = Provenance(
      toolVersion: "1.0",
      asOf: "2026-11-21",
      options: Provenance.Options(
        asOf: "2026-11-21",
        hasPrevious: true,
        makesPDFs: true,
        makesWordFiles: false,
        sourceDate: 0
      ),
      law: nil,
      shard: record,
      inputs: []
    )
    #expect(Provenance(whole.bytes) == whole)
    let text = String(decoding: whole.bytes, as: UTF8.self)
    for (old, new) in [
      ("\"a\",", "\"../a\","), ("\"a\",", "\"..\","), ("provenance/1", "provenance/2"),
      ("\"number\": 2", "\"number\": 4"), ("\"pdf\": true", "\"pdf\": 1"), ("{", "["),
    ] {
      let changed = text.replacing(old, with: new)
      #expect(changed != text)
      #expect(Provenance(Array(changed.utf8)) == nil, "\(new)")
    }
  }
}
