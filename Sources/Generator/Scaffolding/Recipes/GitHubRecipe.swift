extension Recipe {
  static let githubWorkflow = #"""
    # Builds the site on every change, checks it, and publishes the main branch on GitHub Pages.
    # Choose "GitHub Actions" as the source under Settings, Pages.
    name: Site

    on:
      push:
        branches: [main, master]
      pull_request:
      workflow_dispatch:
      schedule:
        # Galleries change without a push.
        - cron: "23 4 * * *"

    permissions:
      contents: read
      pages: write
      id-token: write

    concurrency:
      group: site-${{ github.ref }}

    env:
      # Where the program is, and the SHA-256 of this archive. Set both.
      PROGRAM_URL: ""
      PROGRAM_SHA256: ""

    jobs:
      build:
        runs-on: ubuntu-24.04
        steps:
          - uses: actions/checkout@v5

          - name: Install sitegen
            run: |
              : "${PROGRAM_URL:?set it in .github/workflows/site.yml}" "${PROGRAM_SHA256:?set it in .github/workflows/site.yml}"
              curl --fail --silent --show-error --location --retry 3 --output "$RUNNER_TEMP/sitegen.tar.gz" "$PROGRAM_URL"
              echo "$PROGRAM_SHA256  $RUNNER_TEMP/sitegen.tar.gz" | sha256sum --check --strict
              mkdir -p "$RUNNER_TEMP/sitegen"
              tar -xzf "$RUNNER_TEMP/sitegen.tar.gz" --strip-components=1 -C "$RUNNER_TEMP/sitegen"
              echo "$RUNNER_TEMP/sitegen/bin" >> "$GITHUB_PATH"

          # The last good copies of all feeds: a feed that is down for an hour does not break the site.
          - uses: actions/cache@v5
            with:
              path: .sitegen/cache
              key: sitegen-${{ github.run_id }}-${{ github.run_attempt }}
              restore-keys: sitegen-

          - name: Build
            run: sitegen build --strict --diagnostics github

          - name: Check
            run: sitegen check --diagnostics github

          - uses: actions/upload-pages-artifact@v5
            with:
              path: public
              # Such as .well-known/.
              include-hidden-files: true

      publish:
        if: github.event_name == 'schedule' || github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch
        needs: build
        runs-on: ubuntu-24.04
        environment:
          name: github-pages
          url: ${{ steps.pages.outputs.page_url }}
        steps:
          - id: pages
            uses: actions/deploy-pages@v5

    """#
}
