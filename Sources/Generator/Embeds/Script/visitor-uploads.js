// Blocks by which visitors send media. Before a visitor presses a button, nothing is asked of anybody.
(function () {
  "use strict";
  // MARK: an address to upload to

  function ask(block) {
    var given = block.dataset;
    if (given.address) return Promise.resolve(given.address);
    var wish = { kind: given.kind, fid: given.fid, rrid: given.rrid, page: location.pathname };
    return fetch(given.endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(wish),
      credentials: "same-origin",
      cache: "no-store",
    }).then(function (answer) {
      if (!answer.ok) throw new Error("the endpoint answered with " + answer.status);
      return answer.json();
    }).then(function (answer) { return answer.url; });
  }

  // What the endpoint gave must lead to the platform, or to somebody whom nobody can listen to.
  function checked(block, text) {
    var url = new URL(text);
    if (url.protocol !== "https:" && url.origin !== new URL(block.dataset.origin).origin) {
      throw new Error("the endpoint gave an address that is not https");
    }
    return url;
  }

  // MARK: what opens

  function openEditor(block, url) {
    new URLSearchParams(block.dataset.options || "").forEach(function (value, name) { url.searchParams.set(name, value); });
    var frame = document.createElement("iframe");
    frame.src = url.href;
    frame.title = block.getAttribute("aria-label");
    frame.width = block.dataset.width;
    frame.height = block.dataset.height;
    frame.allow = block.dataset.allow;
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    place(block, frame);
  }

  function openTool(block, url) {
    var given = block.dataset;
    return load(given.script).then(function () {
      var area = document.createElement("div");
      var options = {
        upload_url: url.href, width: Number(given.width), height: Number(given.height),
        onUploadComplete: function (file) { say(block, given.done); tell(block, "done", file); },
        onUploadError: function (file) { say(block, given.failed); tell(block, "failed", file); },
      };
      place(block, area);
      if (given.kind === "recorder") {
        if (given.resolution) options.resolution = given.resolution;
        if (given.tab) options.default_tab = given.tab;
        new window.cpRecorderUI(area, options).start();
      } else {
        options.multiple = !("single" in given);
        if (given.accept) options.upload_accept = given.accept;
        new window.cpUploadUI(area, options).start();
      }
    });
  }

  var scripts = {};

  function load(address) {
    scripts[address] = scripts[address] || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = function () {
        delete scripts[address];
        script.remove();
        reject(new Error("the platform's script could not be had"));
      };
      document.head.appendChild(script);
    });
    return scripts[address];
  }

  function place(block, element) {
    block.querySelector("button").hidden = true;
    element.style.maxWidth = "100%";
    block.insertBefore(element, block.querySelector("[role=status]"));
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus();
  }

  function say(block, text) { block.querySelector("[role=status]").textContent = text; }

  function tell(block, name, file) {
    var detail = { rid: file && file.rid, type: file && file.type };
    block.dispatchEvent(new CustomEvent("visitor-upload:" + name, { bubbles: true, detail: detail }));
  }

  // MARK: an address for mail

  function showAddress(block) {
    var text = block.dataset.mail.match(/../g).map(function (pair, index) {
      return String.fromCharCode(parseInt(pair, 16) ^ ((0x5a + index * 7) & 255));
    }).join("");
    var link = document.createElement("a");
    link.href = "mailto:" + encodeURIComponent(text).replace("%40", "@");
    link.textContent = text;
    place(block, link);
  }

  // MARK: the button

  function start(block, button) {
    if (block.dataset.kind === "email") return showAddress(block);
    button.disabled = true;
    say(block, block.dataset.starting);
    ask(block).then(function (text) {
      var url = checked(block, text);
      return block.dataset.kind === "editor" ? openEditor(block, url) : openTool(block, url);
    }).then(function () { say(block, ""); }, function (error) {
      console.error("Visitor upload:", error.message);
      block.querySelectorAll("iframe, div").forEach(function (rest) { rest.remove(); });
      say(block, block.dataset.failed);
      button.hidden = false;
      button.disabled = false;
      button.focus();
    });
  }

  document.querySelectorAll(".visitor-upload").forEach(function (block) {
    var button = block.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", function () { start(block, button); });
  });
})();
