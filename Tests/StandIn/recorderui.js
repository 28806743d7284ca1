// A stand-in for the platform's recorder: one button that "records" a few bytes and sends them.
function cpRecorderUI(element, options) {
  "use strict";
  window.__cincopa_recorders = (window.__cincopa_recorders || []).concat({ options: Object.assign({}, options) });
  this.start = function () {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Record";
    button.onclick = function () {
      fetch(options.upload_url, {
        method: "POST", body: new Blob(["frames"]),
        headers: { "X-File-Name": "recording.webm", "Content-Range": "bytes 0-6/6" },
      }).then(function () { options.onUploadComplete({ uploadState: "Complete", rid: "AEyCrEcOrD01", type: "video" }); });
    };
    element.appendChild(button);
  };
}
