// What a previewed page runs: it listens for changes, and shows what keeps the site from being built.
(() => {
  const { root, file, events, generation: shown, standIn } = document.currentScript.dataset;
  const place = "sitegen-scroll";
  let generation = Number(shown);
  let leaving = false;

  // MARK: What changed

  const unseen = /(^|\/)(rss\.xml|atom\.xml|feed\.json|search\.json|sitemap[^/]*\.xml|robots\.txt|_redirects|_headers)$|\.xspf$/;
  const isStyle = (name) => name.endsWith(".css");

  function news({ generation: newer, changed, visit }) {
    generation = newer;
    if (visit && decodeURI(location.pathname) !== decodeURI(visit)) return leave(() => location.assign(visit));
    if (!changed || changed.some(concernsThisPage)) return reload();
    const styles = changed.filter(isStyle);
    if (styles.length && !swap(styles)) reload();
  }

  function concernsThisPage(name) {
    if (isStyle(name) || unseen.test(name)) return false;
    return name === file || file === "404.html" || !name.endsWith(".html");
  }

  function reload() {
    sessionStorage.setItem(place, JSON.stringify([location.pathname, scrollX, scrollY]));
    leave(() => location.reload());
  }

  function leave(go) {
    if (!leaving) go();
    leaving = true;
  }

  function nameOf(address) {
    const url = new URL(address, location);
    const isOurs = url.origin === location.origin && url.pathname.startsWith(root);
    return isOurs ? decodeURIComponent(url.pathname.slice(root.length)) : null;
  }

  // Puts newer stylesheets beside the old ones, which go when these have come. False when one is imported by another.
  function swap(names) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"][href]:not([data-sitegen-old])')) {
      if (!names.includes(nameOf(link.href))) continue;
      const newer = link.cloneNode();
      const url = new URL(link.href);
      url.searchParams.set("sitegen", generation);
      newer.href = url.href;
      newer.onload = () => link.remove();
      newer.onerror = () => link.remove();
      link.dataset.sitegenOld = "";
      link.after(newer);
    }
    return !imports([...document.styleSheets]).some((name) => names.includes(name));
  }

  function imports(sheets) {
    return sheets.flatMap((sheet) => {
      let rules = [];
      try {
        rules = [...sheet.cssRules];
      } catch {
        // A stylesheet of another host does not say.
      }
      const inner = rules.filter((rule) => rule instanceof CSSImportRule && rule.styleSheet);
      return inner.flatMap((rule) => [nameOf(rule.styleSheet.href), ...imports([rule.styleSheet])]);
    });
  }

  function restorePlace() {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(place) || "[]");
    sessionStorage.removeItem(place);
    if (path === location.pathname) addEventListener("load", () => scrollTo(x, y), { once: true });
  }

  // MARK: The overlay

  const look = `
    :host { all: initial; }
    section { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 4vmin; box-sizing: border-box;
      background: rgb(20 20 24 / 94%); color: #f4f4f5; font: 16px/1.5 system-ui, sans-serif; }
    h1 { font-size: 1.3rem; margin: 0 3rem 1.5rem 0; }
    button { position: fixed; top: 4vmin; right: 4vmin; font: inherit; color: inherit; background: #3f3f46;
      border: 1px solid #a1a1aa; border-radius: .3rem; padding: .1rem .7rem; cursor: pointer; }
    article { max-width: 60rem; margin: 0 0 1.5rem; padding: 0 0 0 1rem; border-left: .25rem solid #f87171; }
    p { margin: .2rem 0; overflow-wrap: anywhere; }
    .place { color: #d4d4d8; font-family: ui-monospace, monospace; font-size: .9rem; }
    .message { font-weight: 600; }
    .help { color: #86efac; }
    pre { margin: .5rem 0; padding: .6rem .8rem; overflow: auto; background: #000; border-radius: .3rem;
      font: .9rem/1.4 ui-monospace, monospace; }
  `;
  let overlay = null;

  function explain(problems) {
    overlay?.remove();
    overlay = null;
    if (!problems.length) return;
    overlay = document.createElement("sitegen-problems");
    const style = element("style", "", look);
    const panel = element("section");
    panel.setAttribute("role", "alertdialog");
    panel.setAttribute("aria-label", "The site is not built");
    const close = element("button", "", "Close");
    close.onclick = () => overlay?.remove();
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    const beneath = standIn === undefined ? "You see the last good one." : "It comes when this is mended.";
    panel.append(close, element("h1", "", `The site is not built: ${count}. ${beneath}`));
    panel.append(...problems.map(article));
    overlay.attachShadow({ mode: "open" }).append(style, panel);
    document.documentElement.append(overlay);
  }

  function article({ id, place, message, frame, help }) {
    const parts = element("article");
    if (place) parts.append(element("p", "place", place));
    parts.append(element("p", "message", id ? `${message} [${id}]` : message));
    if (frame) parts.append(element("pre", "", frame));
    if (help) parts.append(element("p", "help", help));
    return parts;
  }

  // Text is never read as markup: messages quote what is in files and feeds.
  function element(name, kind = "", text = "") {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.textContent = text;
    return made;
  }

  addEventListener("keydown", (event) => event.key === "Escape" && overlay?.remove());

  // MARK: Listening

  function listen() {
    const source = new EventSource(`${events}?generation=${generation}`);
    const hear = (name, act) => source.addEventListener(name, (event) => act(JSON.parse(event.data)));
    hear("site", news);
    hear("problems", explain);
    source.onerror = () => {
      // By itself it would ask again for the generation that the page began with.
      source.close();
      if (!leaving) setTimeout(listen, 1000);
    };
    addEventListener("pagehide", () => source.close(), { once: true });
  }

  // A page that comes back from the browser's memory has missed what happened.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  restorePlace();
  listen();
})();
