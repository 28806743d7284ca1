// A stand-in for the platform's uploader: a file dialog that sends each file in one piece.
function cpUploadUI(element, options) {
  "use strict";
  window.__cincopa_uploaders = (window.__cincopa_uploaders || []).concat({ options: Object.assign({}, options) });
  this.start = function () {
    var label = document.createElement("label");
    label.textContent = "Files ";
    var input = document.createElement("input");
    input.type = "file";
    input.multiple = options.multiple;
    input.accept = options.upload_accept || "";
    input.onchange = function () { Array.from(input.files).forEach(function (file) { cpSend(file, file.name, options); }); };
    label.appendChild(input);
    element.appendChild(label);
  };
}

function cpSend(blob, name, options) {
  "use strict";
  fetch(options.upload_url, {
    method: "POST", body: blob,
    headers: {
      "X-File-Name": encodeURIComponent(name), "Content-Range": "bytes 0-" + blob.size + "/" + blob.size,
      "Content-Type": "multipart/form-data",
    },
  }).then(function (answer) { return answer.text(); }).then(function (text) {
    var id = /new resource id \d+ (\S+)/.exec(text);
    if (id) options.onUploadComplete({ uploadState: "Complete", rid: id[1], type: blob.type, percentComplete: 100 });
    else options.onUploadError({ uploadState: "Error" });
  }, function () { options.onUploadError({ uploadState: "Error" }); });
}
