extension Recipe {
  static let gitlabPipeline = #"""
    # Builds the site on every push, checks it, and publishes the main branch on GitLab Pages.
    # A schedule (Build, Pipeline schedules) keeps galleries up to date: they change without a push.
    image: buildpack-deps:trixie-curl

    variables:
      # Where the program is, and the SHA-256 of this archive. Set both.
      PROGRAM_URL: ""
      PROGRAM_SHA256: ""

    .site:
      # The last good copies of all feeds: a feed that is down for an hour does not break the site.
      cache:
        key: sitegen
        paths:
          - .sitegen/cache
        when: always
      before_script:
        - |
          : "${PROGRAM_URL:?set it in .gitlab-ci.yml}" "${PROGRAM_SHA256:?set it in .gitlab-ci.yml}"
          folder=$(mktemp -d)
          curl --fail --silent --show-error --location --retry 3 --output "$folder/sitegen.tar.gz" "$PROGRAM_URL"
          echo "$PROGRAM_SHA256  $folder/sitegen.tar.gz" | sha256sum --check --strict
          tar -xzf "$folder/sitegen.tar.gz" --strip-components=1 -C "$folder"
          export PATH="$folder/bin:$PATH"
      script:
        - sitegen build --strict
        - sitegen check
      artifacts:
        paths:
          - public

    check:
      extends: .site
      stage: test
      rules:
        - if: $CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH

    pages:
      extends: .site
      stage: deploy
      rules:
        - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

    """#
}
