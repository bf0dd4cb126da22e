/** What the explorer opens with. In lines short enough for the editor on a laptop. */
export const FIRST_QUERY = `# How does the common strategy fare? (The demo's
# key: { collaborations { key } } gives yours.)
query Summary {
  followUpSummary(
    input: {
      collaboration: "linkoping-norrkoping"
      year: 2026
      period: T2
    }
  ) {
    scope {
      lastDay
    }
    total {
      actions
      green
      yellow
      red
      notAssessable
      missing
      score
    }
  }
}
`;
