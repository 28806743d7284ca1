"""A way to a host that breaks: connections pass through, and are cut when so many bytes have gone to the host."""

import socket
import threading


class Cutting:
    def __init__(self, port):
        """`port` is the host's; ours is `self.port`."""
        self.host, self.left, self.lock = port, None, threading.Lock()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def cut_after(self, count):
        """Bytes to the host, of all connections together; None cuts nothing."""
        with self.lock:
            self.left = count

    def accept(self):
        while True:
            try:
                client = self.server.accept()[0]
            except OSError:
                return
            host = socket.create_connection(("127.0.0.1", self.host))
            for source, target, counts in ((client, host, True), (host, client, False)):
                threading.Thread(target=self.forward, args=(source, target, counts), daemon=True).start()

    def forward(self, source, target, counts):
        try:
            while data := source.recv(4096):
                if counts and not self.may_pass(len(data)):
                    break
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def may_pass(self, count):
        with self.lock:
            if self.left is None:
                return True
            self.left -= count
            return self.left >= 0

    def close(self):
        self.server.close()
