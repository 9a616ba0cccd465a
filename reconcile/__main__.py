"""Where the command begins. It imports nothing before it can end quietly: most of a short run is imports."""


def main() -> None:
    """Run the command; an interrupt exits with 130, also when it comes before there is a command line."""
    try:
        from reconcile.cli import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
