/** The gates of a contract in continuous integration, as a GitHub Actions workflow. */

export const workflowFile = ".github/workflows/contract.yml";

/** `document`: as the configuration names it. */
export const workflowOf = (document: string): string => `# The contract's gates: each line fails the build by itself.
name: contract
on: [push, pull_request]

jobs:
  contract:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      # Is the document sound?
      - run: npx specimen check --format github
      # Do the generated types say what the document says?
      - run: npx specimen types --check
      # Does it break whoever relies on what is on the main branch?
      - if: github.event_name == 'pull_request'
        run: npx specimen diff "git:origin/\${{ github.base_ref }}:${document}" ${JSON.stringify(document)}
      # Does the implementation do what it says? Start yours here, in the background; --wait gives it time.
      # - run: npm start &
      # - run: npx specimen verify --wait 30s --report contract-report
`;
