"""MkDocs hooks and nothing else: the work is done in `digest.site`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from digest import host, search
from digest.config import DigestConfig, settings_of
from digest.conversions import Conversions, KnownPage
from digest.downloads import downloads
from digest.edition import rehearse
from digest.model import Problem
from digest.progress import paced
from digest.settings import Settings
from digest.site import Site, prepare
from digest.store import opened
from digest.syndication import Syndication, cards, syndicate

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("digest")


class DigestPlugin(BasePlugin[DigestConfig]):  # type: ignore[no-untyped-call]
    """Turns a folder of articles into comparison pages while MkDocs builds."""

    settings: Settings
    site: Site
    syndication: Syndication
    conversions: Conversions
    rehearsal: Thread | None = None
    rebuilds: host.Rebuilds | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Declare that the object lives through the rebuilds of `mkdocs serve`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the options, and dress the site: watch list, theme, styles, layout."""
        self.settings = settings_of(self.config, config)
        if not self.settings.articles.is_dir():
            raise PluginError(
                f"digest: option 'articles': no folder {self.config.articles!r} beside mkdocs.yml"
            )
        host.watch(config, self.settings.articles)
        host.dress(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring event pages and register up to date before MkDocs collects its files."""
        if self.rehearsal is not None:
            self.rehearsal.join()
        try:
            self.site = prepare(self.settings, tell=paced(log.info))
            for problem in self.site.problems:
                _report(problem)
            if self.settings.write:
                for change in self.site.write():
                    log.info("%s %s", change.verb, self.settings.shown(change.path))
                    if self.rebuilds is not None:
                        self.rebuilds.wrote(change.path)
            elif self.site.changes:
                log.warning("%s", self.site.stale())
        except OSError as error:
            raise PluginError(f"digest: {error}") from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that are made at each build; keep ours out of the nav and without a pencil."""
        for page in self.site.made_at_build(written=self.settings.write):
            there = files.get_file_from_path(page.path)
            if there is not None:
                if not page.committed:
                    raise PluginError(
                        f"digest: {page.path} is written by hand in the docs folder, and digest makes a page "
                        "of that address: rename yours"
                    )
                files.remove(there)
            files.append(File.generated(config, page.path, content=page.text))
        for path, content in downloads(self.site.edition, self.settings):
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        drawn = {}
        if self.settings.social_cards and self.settings.pages.site_url is not None:
            with opened(self.settings.cache) as store:
                drawn = cards(self.site.edition, self.settings.pages, store, tell=paced(log.info))
        self.syndication = syndicate(self.site.edition, self.settings.pages, drawn)
        for path, extra in self.syndication.files():
            if files.get_file_from_path(path) is None:  # the site's own file goes before ours
                files.append(File.generated(config, path, content=extra, inclusion=InclusionLevel.NOT_IN_NAV))
        if self.settings.pages.site_url is None:
            log.info("mkdocs.yml: no site_url, so no feeds and no social cards: they need absolute addresses")
        for asset in host.assets(config):
            files.append(asset)
        register = self.settings.register.relative_to(self.settings.docs).as_posix()
        if (there := files.get_file_from_path(register)) is not None:
            files.remove(there)
        for path in self.site.by_path:
            if (there := files.get_file_from_path(path)) is not None:
                there.edit_uri = None
                there.inclusion = InclusionLevel.NOT_IN_NAV
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let no page of ours be converted that was before; the few in the nav keep what it says of them."""
        self.conversions = Conversions(config, self.settings.cache)
        named = {page.file.src_uri for page in nav.pages}
        for path in self.site.by_path:
            file = files.get_file_from_path(path)
            if file is not None and path not in named:
                KnownPage(file, config, self.conversions)  # which makes it the file's page
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Date the page from the data, so that the sitemap does not tell the day of the build."""
        page.update_date = self.site.updated(page.file.src_uri) or ""
        return markdown + self.site.below(page.file.src_uri)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates what the search needs, and what machines read of the page."""
        ours = cast(dict[str, object], context)
        ours["digest_head"] = self.syndication.head(page.file.src_uri)
        if self.settings.search == "pagefind":
            ours["digest_search"] = host.address(config, search.PAGE)
            ours["digest_facets"] = self.site.facets(page.file.src_uri)
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every page is converted by now. Keep compiled templates: they are a third of a small build."""
        self.conversions.close()
        host.keep_compiled(env, self.settings.cache)
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the site."""
        if self.settings.search == "pagefind":
            try:
                cache = self.settings.cache
                search.index(Path(config.site_dir), cache.parent if cache else None)
            except search.SearchError as error:
                raise PluginError(f"digest: {error}; or set search: theme") from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., object]
    ) -> LiveReloadServer:
        """Build each edit once; load what the first one needs while it is being written."""
        self.rebuilds = host.Rebuilds(server)
        server.builder = self.rebuilds
        self.rehearsal = Thread(target=rehearse, args=(self.settings.pipeline,), daemon=True)
        self.rehearsal.start()
        return server


def _report(problem: Problem) -> None:
    level = {"error": log.error, "warning": log.warning, "info": log.info}[problem.level]
    level("%s", problem)
