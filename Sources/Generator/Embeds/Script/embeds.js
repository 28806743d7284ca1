// Shows players when they are clicked or come near, gives them their settings, and passes on what they report.
// Before that, nothing is asked of another host.
(function () {
  "use strict";
  var runtime = (window.cincopa = window.cincopa || {});
  if (runtime.embeds) return;
  runtime.embeds = true;
  var given = document.currentScript.dataset;
  var events = JSON.parse(given.events || "{}");
  var asked = false;
  var ran = false;
  var failures = [];

  function fetchScript(address, onload, onerror) {
    var script = document.createElement("script");
    script.src = address;
    script.async = false;
    script.onload = onload;
    script.onerror = onerror;
    document.head.appendChild(script);
  }

  // The platform's loader draws what is queued when it runs, and does not look again.
  function load() {
    if (!given.loader || asked) return;
    asked = true;
    fetchScript(given.loader, function () {
      ran = true;
      failures = [];
    }, function () {
      asked = false;
      failures.splice(0).forEach(function (failed) { failed(); });
    });
  }

  function draw(place) {
    var cpo = JSON.parse(place.dataset.cpo);
    if (runtime.boot_gallery) return runtime.boot_gallery(cpo);
    if (ran) asked = false;
    if (place.dataset.settings && given.loader && !asked) fetchScript(place.dataset.settings);
    else (window._cpmp = window._cpmp || []).push(cpo);
    load();
  }

  // MARK: on click

  function open(facade) {
    var template = facade.querySelector("template");
    if (template) {
      var player = document.importNode(template.content, true).firstElementChild;
      facade.replaceWith(player);
      player.focus();
      if (document.activeElement !== player) {
        player.tabIndex = -1;
        player.focus();
      }
      var giveUp = function () { takeBack(facade, player); };
      // Of several files, the last one decides.
      player.addEventListener("error", function (event) {
        if (event.target.localName !== "source" || event.target === player.querySelector("source:last-of-type")) giveUp();
      }, true);
      if (player.play) player.play().catch(function () {});
      if (player.localName === "iframe" && !facade.dataset.failed) probe(player.src, giveUp);
      return;
    }
    var poster = document.createDocumentFragment();
    while (facade.firstChild) poster.appendChild(facade.firstChild);
    facade.classList.remove("facade");
    facade.tabIndex = -1;
    facade.focus();
    new MutationObserver(function (_, observer) {
      var control = facade.querySelector("iframe, video, audio, button, a[href], input, [tabindex]");
      if (!control) return;
      observer.disconnect();
      if (document.activeElement === facade) control.focus();
    }).observe(facade, { childList: true, subtree: true });
    failures.push(function () {
      window._cpmp = (window._cpmp || []).filter(function (cpo) { return cpo._object !== facade.id; });
      facade.replaceChildren(poster);
      facade.classList.add("facade");
      facade.querySelector("button").focus();
    });
    draw(facade);
  }

  // The button again, in the place of a player that came to nothing. Who has gone on elsewhere stays there.
  function takeBack(facade, player) {
    if (!player.isConnected || player.currentTime > 0) return;
    var isHere = player.contains(document.activeElement) || document.activeElement === document.body;
    facade.dataset.failed = "";
    player.replaceWith(facade);
    if (isHere) facade.querySelector("button").focus();
  }

  // A frame does not tell whether its page arrived, so its address is asked as well. A policy that forbids only the asking
  // says nothing about the frame; and a second click leaves the frame be.
  function probe(address, fail) {
    var isMute = false;
    function hear(event) {
      if (event.effectiveDirective === "connect-src") isMute = true;
      else if (event.effectiveDirective === "frame-src") fail();
    }
    document.addEventListener("securitypolicyviolation", hear);
    fetch(address, { method: "HEAD", mode: "no-cors", credentials: "omit" }).catch(function () {
      setTimeout(function () { if (!isMute) fail(); }, 300);
    }).finally(function () {
      setTimeout(function () { document.removeEventListener("securitypolicyviolation", hear); }, 1000);
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest(".facade > button");
    if (button) open(button.parentNode);
  });

  // MARK: when near

  function wait() {
    var waiting = document.querySelectorAll("figure[data-load=lazy] > div");
    if (!waiting.length) return;
    function show() {
      waiting.forEach(function (place) {
        if (place.dataset.cpo) draw(place);
      });
      load();
    }
    if (!window.IntersectionObserver) return show();
    var observer = new IntersectionObserver(function (entries) {
      if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
      observer.disconnect();
      show();
    }, { rootMargin: "400px 0px" });
    waiting.forEach(function (place) { observer.observe(place); });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wait);
  else wait();

  // MARK: settings and events

  function figureOf(data, gallery) {
    var params = (gallery && gallery.loaderParams) || {};
    var place = document.getElementById(params._object) || document.getElementById(data.container_id);
    var figures = Array.from(document.querySelectorAll("figure[data-gallery]"));
    return (place && place.closest("figure")) || figures.find(function (one) { return one.dataset.gallery === data.id; });
  }

  // From the event itself to all of them; an empty list ends it.
  function sinks(name) {
    var parts = name.split(".");
    var names = [name];
    while (parts.pop() && parts.length) names.push(parts.join(".") + ".*");
    names = names.concat("*").filter(function (key) { return Object.hasOwn(events, key); });
    var end = names.findIndex(function (key) { return !events[key].length; });
    return new Set(names.slice(0, end < 0 ? names.length : end).flatMap(function (key) { return events[key]; }));
  }

  function details(name, data, figure) {
    var item = data.item || {};
    var all = {
      event: name, gallery: figure ? figure.dataset.gallery : data.id, asset: item.rid, title: item.title,
      second: data.second, duration: item.duration,
    };
    return JSON.parse(JSON.stringify(all));
  }

  function send(sink, name, detail, figure, data, gallery) {
    if (sink === "dataLayer") return (window.dataLayer = window.dataLayer || []).push(detail);
    if (sink === "event") {
      return (figure || document).dispatchEvent(new CustomEvent("embed:" + name, { bubbles: true, detail: detail }));
    }
    if (sink === "gtag") {
      delete detail.event;
      return window.gtag("event", name.replace(/\W+/g, "_"), detail);
    }
    var path = sink.split(".");
    var last = path.pop();
    var owner = path.reduce(function (object, key) { return object[key]; }, window);
    owner[last](name, detail, data, gallery);
  }

  function tell(name, data, gallery, figure) {
    sinks(name).forEach(function (sink) {
      try {
        send(sink, name, details(name, data, figure), figure, data, gallery);
      } catch (error) {
        console.error("The event " + name + " did not reach " + sink + ":", error);
      }
    });
  }

  function hear(name, data, gallery) {
    data = data || {};
    var figure = figureOf(data, gallery);
    var place = figure && figure.querySelector("[data-args]");
    if (name === "runtime.on-args" && place) Object.assign(gallery.args, JSON.parse(place.dataset.args));
    tell(name, data, gallery, figure);
  }

  var filter = Object.hasOwn(events, "*") ? "*" : ["runtime.on-args"].concat(Object.keys(events)).join(" ");
  (runtime.registeredFunctions = runtime.registeredFunctions || []).push({ func: hear, filter: filter });

  // The browser's own players report under the same names.
  var seconds = new WeakMap();
  function watch(type) {
    document.addEventListener(type, function (event) {
      var player = event.target;
      var figure = player.closest && player.closest("figure.embed-video");
      var second = Math.floor(player.currentTime);
      if (!figure || (type === "timeupdate" && seconds.get(player) === second)) return;
      seconds.set(player, second);
      var item = player.closest(".item");
      var title = item.querySelector(".item-title");
      var about = { rid: item.dataset.asset, title: title && title.textContent, duration: player.duration || undefined };
      tell(player.localName + "." + type, { item: about, second: second }, null, figure);
    }, true);
  }
  if (Object.keys(events).length) ["play", "pause", "timeupdate", "ended"].forEach(watch);
})();
