// A stand-in for the platform's loader: finds itself, drains the queue, draws a visible box for each entry.
(function () {
  "use strict";
  var origin = ownOrigin();
  var runtime = (window.cincopa = window.cincopa || {});
  runtime.registeredFunctions = runtime.registeredFunctions || [];
  runtime.registerEvent = function (func, filter) {
    runtime.registeredFunctions.push({ func: func, filter: filter });
  };
  runtime.boot_gallery = boot;
  window.__cincopa_calls = window.__cincopa_calls || [];
  window.__cincopa_loads = (window.__cincopa_loads || 0) + 1;
  if (window.__cincopa_loads > 1) console.warn("cincopa: the loader runs for the second time");

  // What is pushed later waits for ever, as with the real one.
  var queue = window._cpmp || [];
  var calls = queue.splice(0, queue.length).map(boot);
  report(calls);

  function ownOrigin() {
    var scripts = document.getElementsByTagName("script");
    for (var i = scripts.length - 1; i >= 0; i--) {
      if (scripts[i].src.indexOf("libasync") >= 0) return new URL(scripts[i].src).origin;
    }
    return location.origin;
  }

  function boot(cpo) {
    var target = document.getElementById(cpo._object);
    var call = {
      object: cpo._object,
      fid: cpo._fid,
      uid: cpo._uid,
      rrid: cpo._rrid,
      template: cpo._template,
      load: window.__cincopa_loads,
      page: location.href,
      style: cpo._style,
      drawn: target !== null,
    };
    window.__cincopa_calls.push(call);
    if (target) call.args = draw(target, cpo);
    else console.error("cincopa: missing div " + cpo._object);
    return call;
  }

  function draw(target, cpo) {
    var name = cpo._fid || "rrid:" + cpo._rrid + "!" + cpo._uid + "!" + cpo._template;
    var gallery = {
      id: "_cp_" + (document.querySelectorAll(".cp-player").length + 1), args: { autostart: "false" }, loaderParams: cpo,
    };
    gallery.fid = cpo._fid && cpo._fid.split(/[!@]/).pop();
    fire("runtime.on-args", gallery);
    target.innerHTML = "";
    var player = document.createElement("div");
    player.className = "cp-player";
    player.id = gallery.id;
    player.setAttribute("data-fid", name);
    player.style.cssText = "border:2px solid #357;background:#eef4fa;color:#123;padding:1em;min-height:8em";
    if (cpo._fid) player.appendChild(poster(cpo._fid));
    player.appendChild(document.createElement("p")).textContent = "\u25B6 " + name;
    player.appendChild(control(gallery));
    target.appendChild(player);
    fire("runtime.on-html-loaded", gallery);
    if (String(gallery.args.autostart) === "true") play(gallery, player);
    return gallery.args;
  }

  // A player of one second: it plays when it is told to.
  function control(gallery) {
    var button = document.createElement("button");
    button.textContent = "Play";
    button.style.color = "inherit";
    button.style.background = "#fff";
    button.addEventListener("click", function () {
      play(gallery, button.parentNode);
    });
    return button;
  }

  function play(gallery, player) {
    player.setAttribute("data-playing", "");
    var item = { rid: "Ab1CpIeR0001", title: "North pier", duration: 1 };
    fire("video.play", gallery, item, 0);
    fire("video.timeupdate", gallery, item, 1);
    fire("video.ended", gallery, item, 1);
  }

  function poster(fid) {
    var image = document.createElement("img");
    image.alt = "";
    image.style.maxWidth = "100%";
    image.src = origin + "/media-platform/api/thumb.aspx?fid=" + encodeURIComponent(fid) + "&size=large";
    return image;
  }

  function fire(name, gallery, item, second) {
    var data = { id: gallery.fid, container_id: gallery.id, item: item, second: second };
    runtime.registeredFunctions.forEach(function (handler) {
      var filter = handler.filter;
      if (filter !== "*" && filter.indexOf(name) < 0 && filter.indexOf(name.split(".")[0] + ".*") < 0) return;
      try {
        handler.func(name, data, gallery);
      } catch (error) {
        // The real one swallows errors in handlers.
      }
    });
  }

  function report(calls) {
    var body = JSON.stringify(calls);
    fetch(origin + "/recorded", { method: "POST", body: body, keepalive: true, mode: "no-cors" }).catch(function () {});
  }
})();
