extension Recipe {
  static let script = (path: "ci/site.sh", text: scriptText)

  /// For hosts that run one command, and for machines of one's own.
  private static let scriptText = #"""
    #!/usr/bin/env bash
    # Installs sitegen, builds the site and checks it. With PUBLISH, a target of site.yml, it is then published there.
    set -euo pipefail
    cd "$(dirname "${BASH_SOURCE[0]}")/.."

    # Where the program is, and the SHA-256 of this archive. Set both, here or in the host's settings.
    PROGRAM_URL=${PROGRAM_URL:-}
    PROGRAM_SHA256=${PROGRAM_SHA256:-}

    : "${PROGRAM_URL:?set it in ci/site.sh or in the settings of the host}"
    : "${PROGRAM_SHA256:?set it in ci/site.sh or in the settings of the host}"
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    curl --fail --silent --show-error --location --retry 3 --output "$folder/sitegen.tar.gz" "$PROGRAM_URL"
    echo "$PROGRAM_SHA256  $folder/sitegen.tar.gz" | sha256sum --check --strict
    tar -xzf "$folder/sitegen.tar.gz" --strip-components=1 -C "$folder"
    export PATH="$folder/bin:$PATH"

    # The last good copies of all feeds are in .sitegen/cache: keep this folder from one run to the next, and a feed that
    # is down for an hour does not break the site.
    sitegen build --strict
    sitegen check
    if [ -n "${PUBLISH:-}" ]; then
      sitegen publish "$PUBLISH"
    fi

    """#

  static let netlifyFile = #"""
    # Netlify builds the site on every push and publishes public/.
    [build]
      command = "bash ci/site.sh"
      publish = "public"

    [build.environment]
      # Where the program is, and the SHA-256 of this archive. Set both.
      PROGRAM_URL = ""
      PROGRAM_SHA256 = ""
      # What Netlify keeps from one build to the next: the last good copies of all feeds.
      SITEGEN_CACHE_DIR = "/opt/build/cache/sitegen"

    """#

  static let cloudflareFile = #"""
    # Cloudflare builds the site on every push and publishes public/. Connect the repository as a Worker, and give it
    #   Build command: bash ci/site.sh
    # and the build variables PROGRAM_URL and PROGRAM_SHA256: the program's archive, and the SHA-256 of it.
    name = "site"
    compatibility_date = "2026-01-01"

    [assets]
    directory = "public"
    not_found_handling = "404-page"

    """#
}
