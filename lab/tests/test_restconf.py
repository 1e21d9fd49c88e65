import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from lab.shell import LabError
from weftctl.restconf import Restconf, RestconfError

ERRORS = {"errors": {"error": [{"error-tag": "invalid-value", "error-message": "link 'x': node 'y' does not exist",
                                "error-path": "/weft:weft/link"}]}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: list = []

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.seen.append((self.command, self.path, body, self.headers.get("Authorization"), id(self.connection)))
        status, document = {"/rests/data/bad": (400, ERRORS),
                            "/rests/data/none": (409, {"errors": {"error": [{"error-tag": "data-missing"}]}}),
                            }.get(self.path.partition("?")[0], (200, {"ok": 1}))
        data = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *args) -> None:
        pass


class RestconfTest(unittest.TestCase):
    def setUp(self):
        Handler.seen = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.client = Restconf(f"http://127.0.0.1:{self.server.server_port}")

    def tearDown(self):
        self.client.__exit__()
        self.server.shutdown()
        self.server.server_close()

    def test_requests_share_one_connection(self):
        self.assertEqual({"ok": 1}, self.client.get("data/x", content="all"))
        self.client.patch("data/x", {"a": 1})
        (get, patch) = Handler.seen
        self.assertEqual(("GET", "/rests/data/x?content=all"), get[:2])
        self.assertEqual(("PATCH", b'{"a": 1}', "Basic YWRtaW46YWRtaW4="), (patch[0], patch[2], patch[3]))
        self.assertEqual(get[4], patch[4])

    def test_a_refusal_shows_the_controllers_words(self):
        with self.assertRaisesRegex(RestconfError, r"PUT data/bad: HTTP 400: link 'x': node 'y' does not exist"):
            self.client.put("data/bad", {})

    def test_missing_data_is_no_error(self):
        self.assertIsNone(self.client.get("data/none"))
        self.assertFalse(self.client.delete("data/none"))

    def test_an_absent_controller_is_named(self):
        with self.assertRaisesRegex(LabError, "does not answer"):
            Restconf("http://127.0.0.1:1").get("data/x")
        with self.assertRaises(LabError):
            Restconf("localhost")


if __name__ == "__main__":
    unittest.main()
