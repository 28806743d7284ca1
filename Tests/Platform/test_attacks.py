"""`sitegen webhooks listen` among people who want to keep it busy: it lets go of them, and hears events meanwhile."""

import json
import socket
import unittest

from listening_site import SECRET, Site

import webhooks

FID = "AwOneGallery"
EVENT = json.dumps(webhooks.gallery("updated", FID)).encode()


def head(path=f"/hooks/{SECRET}", method="POST", **headers):
    lines = [f"{method} {path} HTTP/1.1", "Host: x", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class AttackTests(unittest.TestCase):
    def listener(self, more=", patience: 300ms"):
        site = Site({FID: ["AvAsset00001"]}, publishes=False, webhooks=more)
        self.addCleanup(site.close)
        return site.listen()

    def client(self, listener):
        host, port = listener.origin.removeprefix("http://").split(":")
        client = socket.create_connection((host, int(port)), timeout=30)
        self.addCleanup(client.close)
        return client

    def rest(self, client):
        """What still comes until the other side ends it; it fails when that does not happen."""
        data = b""
        try:
            while part := client.recv(65_536):
                data += part
        except ConnectionResetError:
            pass
        return data

    def drip(self, client, piece):
        """Goes on with small pieces until the other side has had enough."""
        client.settimeout(0.02)
        for _ in range(1500):
            try:
                client.sendall(piece)
                if not client.recv(65_536):
                    return
            except TimeoutError:
                continue
            except OSError:
                return
        self.fail("it is heard out for ever")

    def assert_hears(self, listener):
        self.assertEqual(listener.sender().send(EVENT), 200)

    def test_who_says_nothing(self):
        listener = self.listener()
        self.assertEqual(self.rest(self.client(listener)), b"")
        self.assert_hears(listener)

    def test_who_says_nothing_after_an_answer(self):
        client = self.client(self.listener())
        client.sendall(head(Content_Length=len(EVENT)) + EVENT)
        self.assertTrue(self.rest(client).startswith(b"HTTP/1.1 200 "))

    def test_a_head_that_drips(self):
        listener = self.listener()
        client = self.client(listener)
        client.sendall(head()[:-2] + b"X-Slow: ")
        self.drip(client, b"x")
        self.assert_hears(listener)

    def test_a_head_without_end(self):
        client = self.client(self.listener(", patience: 1m"))
        self.drip(client, b"GET /" + b"x" * 20_000)

    def test_a_body_that_is_announced_and_never_comes(self):
        listener = self.listener()
        client = self.client(listener)
        client.sendall(head(Content_Length=500) + b"{")
        self.assertTrue(self.rest(client).startswith(b"HTTP/1.1 408 "))
        listener.wait_for("did not come in time")
        self.assert_hears(listener)

    def test_a_body_that_drips(self):
        client = self.client(self.listener())
        client.sendall(head(Content_Length=500_000))
        self.drip(client, b" ")

    def test_chunks_without_end(self):
        listener = self.listener(", patience: 1m")
        client = self.client(listener)
        client.sendall(head(Transfer_Encoding="chunked"))
        with self.assertRaises(OSError):
            for _ in range(100):
                client.sendall(b"100000\r\n" + b" " * 0x100000 + b"\r\n")
        listener.wait_for("more than 1 MB")
        self.assert_hears(listener)

    def test_chunks_that_end_too_late(self):
        listener = self.listener(", patience: 1m")
        client = self.client(listener)
        client.sendall(head(Transfer_Encoding="chunked", Connection="close"))
        client.sendall((b"100000\r\n" + b" " * 0x100000 + b"\r\n") * 3 + b"0\r\n\r\n")
        self.assertTrue(self.rest(client).startswith(b"HTTP/1.1 413 "))
        listener.wait_for("more than 1 MB")

    def test_a_stranger_is_not_heard_out(self):
        client = self.client(self.listener())
        client.sendall(head("/hooks/guess", Content_Length=5_000_000) + b"{")
        self.assertTrue(self.rest(client).startswith(b"HTTP/1.1 404 "))

    def test_ten_megabytes(self):
        listener = self.listener(", patience: 30s")
        client = self.client(listener)
        client.sendall(head(Content_Length=10_000_000) + b" " * 10_000_000 + head(Content_Length=len(EVENT)) + EVENT)
        client.shutdown(socket.SHUT_WR)
        answers = self.rest(client)
        self.assertEqual(answers.count(b"HTTP/1.1 413 "), 1, answers[:200])
        self.assertEqual(answers.count(b"HTTP/1.1 200 "), 1, answers[:400])

    def test_more_idle_connections_than_may_be_open(self):
        listener = self.listener(", patience: 300ms, connections: 20")
        idle = [self.client(listener) for _ in range(100)]
        self.assert_hears(listener)
        for client in idle:
            self.assertEqual(self.rest(client), b"")

    def test_a_thousand_idle_connections(self):
        listener = self.listener(", patience: 1s")
        for _ in range(1000):
            self.client(listener)
        self.assert_hears(listener)

    def test_requests_in_a_row_that_wait_for_no_answer(self):
        listener = self.listener(", patience: 30s")
        client = self.client(listener)
        client.sendall((head(Content_Length=len(EVENT)) + EVENT) * 200 + head(method="GET", path="/healthz", Connection="close"))
        answers = self.rest(client)
        self.assertEqual(answers.count(b"HTTP/1.1 200 "), 201)
        self.assertIn(b'"accepted":200', answers)

    def test_who_asks_all_the_time_and_reads_no_answer(self):
        for path in ("/healthz", "/hooks/guess"):
            with self.subTest(path):
                listener = self.listener(", patience: 30s")
                client = self.client(listener)
                try:
                    client.sendall(head(path, "GET") * 20_000)
                except OSError:
                    pass
                answers = self.rest(client)
                self.assertLess(answers.count(b"HTTP/1.1 "), 250)
                self.assertIn(b"HTTP/1.1 429 ", answers)
                self.assert_hears(listener)

    def test_other_methods_and_no_http_at_all(self):
        listener = self.listener()
        for method in ("GET", "PUT", "DELETE", "TRACE", "OPTIONS", "PATCH"):
            client = self.client(listener)
            client.sendall(head(method=method, Connection="close"))
            answer = self.rest(client)
            self.assertTrue(answer.startswith(b"HTTP/1.1 405 "), (method, answer))
            self.assertIn(b"allow: post", answer.lower())
        for nonsense in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\r\n" * 9, b"hello\r\n\r\n"):
            client = self.client(listener)
            client.sendall(nonsense)
            self.assertNotIn(b" 200 ", self.rest(client), nonsense)
        self.assert_hears(listener)

    def test_lengths_that_contradict(self):
        listener = self.listener()
        for lengths in (b"Content-Length: 5\r\nContent-Length: 6", b"Content-Length: -1", b"Content-Length: 1e3",
                        b"Content-Length: 99999999999999999999", b"Transfer-Encoding: chunked\r\nContent-Length: 2"):
            client = self.client(listener)
            client.sendall(head()[:-2] + lengths + b"\r\n\r\n" + b"0\r\n\r\n")
            self.assertNotIn(b" 200 ", self.rest(client), lengths)
        self.assert_hears(listener)


if __name__ == "__main__":
    unittest.main()
