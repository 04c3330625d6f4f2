"""The server: takes what the client sends to the open files, and to the features that answer.

The event loop only reads and writes messages; one thread beside it does the work. A request is answered for the version
that it was made for, or, when the text has changed before its turn, with the error that the protocol has for that.
"""

from __future__ import annotations

import asyncio
import logging
from importlib.metadata import version
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from argmap.diagnostics import ArgmapError
from argmap.lsp.feature_table import FEATURES, Feature
from argmap.lsp.files_beside import FilesBeside
from argmap.lsp.map_files import path_of
from argmap.lsp.open_files import Client, OpenFile, OpenFiles
from argmap.lsp.protocol_diagnostics import report_all
from argmap.lsp.publisher import QUIET, Publisher
from argmap.lsp.worker import ANSWER, Worker

_log = logging.getLogger(__name__)


class AnsweringProtocol(LanguageServerProtocol):
    """The protocol, with an answer also to a request whose parameters are wrong."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """What a message stands for; raises for one that stands for nothing."""
        if "method" in data and "jsonrpc" in data:
            data.setdefault("params", None)  # which the protocol allows to be missing
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "id" in data and isinstance(data.get("method"), str):
                error = JsonRpcInvalidParams(f"the parameters of '{data['method'][:100]}' are wrong")
                self._send_response(data["id"], error=error.to_response_error())
            raise


class MapServer(LanguageServer):
    """A language server for maps; `quiet` are the seconds without an edit after which the rules run."""

    def __init__(self, quiet: float = QUIET) -> None:
        super().__init__("argmap", version("argmap"), protocol_cls=AnsweringProtocol)
        self.files = OpenFiles()
        self.was_shut_down = False
        self._watching: asyncio.Future[None] | None = None
        self._worker = Worker()
        self.publisher = Publisher(self._worker, self.text_document_publish_diagnostics, quiet)
        self._beside = FilesBeside(self.files, self.publisher.refresh)
        # in place of those of pygls, for which a line ends at U+2028 too
        handlers = self.protocol.fm.add_builtin_feature
        handlers(types.TEXT_DOCUMENT_DID_OPEN, self.open)
        handlers(types.TEXT_DOCUMENT_DID_CHANGE, self.change)
        handlers(types.TEXT_DOCUMENT_DID_CLOSE, self.close)

        @self.feature(types.INITIALIZE)
        def start(params: types.InitializeParams) -> None:
            self._start(params)

        @self.feature(types.INITIALIZED)
        def watch(_: types.InitializedParams) -> None:
            self._watching = asyncio.ensure_future(self._beside.watch())

        @self.feature(types.TEXT_DOCUMENT_DID_SAVE)
        @self.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
        def look(_: Any) -> None:
            self._beside.look()

        @self.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
        def ignore(_: Any) -> None:
            """The settings are those of `argmap.toml`."""

        @self.feature(types.SHUTDOWN)
        def shut_down(_: None) -> None:
            self.was_shut_down = True

        for feature in FEATURES:
            self.feature(feature.method, feature.options)(self._handler(feature))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Logs an error; a window that opens in the editor would help nobody."""
        _log.error("%s", error)

    def _start(self, params: types.InitializeParams) -> None:
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        self.files.client = Client(encoding, path_of(folders[0]), params.capabilities)
        document = params.capabilities.text_document
        if document is not None and document.diagnostic is not None and document.publish_diagnostics is None:
            # a client that can do both would show everything twice
            feature = Feature(types.TEXT_DOCUMENT_DIAGNOSTIC, report_all, types.DiagnosticOptions(False, False))
            self.feature(feature.method, feature.options)(self._handler(feature))

    def open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A file was opened."""
        self.publisher.refresh(self.files.open(params.text_document), at_once=True)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A file was edited."""
        file = self.files.get(params.text_document.uri)
        if file is None:
            _log.warning("edits of a file that is not open: %s", params.text_document.uri)
            return
        file.change(params.text_document.version, params.content_changes)
        self.publisher.refresh(file, changes=params.content_changes)

    def close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A file was closed."""
        file = self.files.close(params.text_document.uri)
        if file is not None:
            self.publisher.clear(file)

    def _handler(self, feature: Feature) -> Any:
        async def handle(params: Any) -> Any:
            file = self._file_of(params)
            if file is None or file.analysis is None:
                return None
            analysis = file.analysis

            def work() -> Any:
                if file.analysis is not analysis:
                    raise JsonRpcContentModified("the text has changed since")
                return feature.answer(analysis, params)

            try:
                return await self._worker.run(work, ANSWER)
            except ArgmapError as error:
                raise JsonRpcException(str(error), types.LSPErrorCodes.RequestFailed) from error

        return handle

    def _file_of(self, params: Any) -> OpenFile | None:
        """The file that a request is about; what is to be completed later says so in its data."""
        document = getattr(params, "text_document", None)
        if document is not None:
            return self.files.get(document.uri)
        content = getattr(params, "data", None)
        return self.files.get(str(content.get("uri"))) if isinstance(content, dict) else None
