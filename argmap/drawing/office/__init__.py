"""Documents of office programs: what texts and slides share. The renderers themselves are in `renderers`."""
