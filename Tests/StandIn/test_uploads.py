import hashlib
import http.client
import itertools
import threading
import unittest

import standin
import uploads

FILE = bytes(range(256)) * 40


class UploadTests(unittest.TestCase):
    def setUp(self):
        self.server = standin.Server()
        self.base = f"http://127.0.0.1:{self.server.port}"
        self.depot = self.server.depot
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def post(self, start, end, unique="a", total=len(FILE), body=None, address=None):
        link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        self.addCleanup(link.close)
        headers = {"X-File-Name": "s%C3%B6der.mp4", "unique-id": unique}
        headers["Content-Range"] = f"bytes {start}-{end}" + (f"/{total}" if total else "")
        address = address or self.depot.address("", "AEAAQdbniShi")
        link.request("POST", address, FILE[start:end] if body is None else body, headers)
        answer = link.getresponse()
        return answer.status, answer.read().decode()

    def test_any_order_makes_the_file(self):
        pieces = [(0, 4000), (4000, 8000), (8000, len(FILE))]
        for number, order in enumerate(itertools.permutations(pieces)):
            answers = [self.post(start, end, str(number))[1] for start, end in order]
            self.assertEqual(answers[:2], [uploads.TAKEN] * 2)
            made = self.depot.stored[-1]
            self.assertIn(f"new resource id {made.number} {made.rid}\r\n", answers[2])
            self.assertEqual(made.sha256, hashlib.sha256(FILE).hexdigest())
            self.assertEqual((made.name, made.fid, made.size), ("söder.mp4", "AEAAQdbniShi", len(FILE)))
            self.assertRegex(made.rid, r"\A[A-Za-z0-9_-]{12}\Z")

    def test_a_piece_can_come_again(self):
        self.post(0, 4000)
        self.post(0, 4000)
        self.post(4000, len(FILE))
        again = self.post(4000, len(FILE))[1]
        self.assertIn(self.depot.stored[0].rid, again)
        self.assertEqual(len(self.depot.stored), 1)

    def test_told_to_fail(self):
        for fault, (status, text) in uploads.ANSWERS.items():
            with self.subTest(fault):
                self.depot.fail(fault)
                self.assertEqual(self.post(0, len(FILE)), (status, text))
        for fault in ("cut 0", "cut 5000", "mute", "half"):
            with self.subTest(fault):
                self.depot.fail(fault, at=0)
                with self.assertRaises((ConnectionError, http.client.HTTPException)):
                    self.post(0, 4000)

    def test_lost_pieces(self):
        self.depot.fail("lose", at=0)
        self.assertEqual(self.post(0, 4000)[1], uploads.TAKEN)
        self.assertEqual(self.post(4000, len(FILE))[1], uploads.TAKEN)
        self.assertEqual(self.depot.stored, [])

    def test_wrong_requests(self):
        self.assertIn("error", self.post(0, 4000, body=FILE[:3999])[1])
        self.assertIn("error", self.post(0, 4000, total=0)[1])
        address = self.depot.address("")
        self.depot.expire()
        self.assertEqual(self.post(0, len(FILE), address=address)[0], 403)


if __name__ == "__main__":
    unittest.main()
