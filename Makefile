# The commands of the project; each is one line. Needs JDK 25, Maven and make; Python 3 where it says so.
.DEFAULT_GOAL := help
.PHONY: help bench-cold lab test check format template start sam-local botocore

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 14

lab: ## play the lab, from trouble to cure; writes lab-report/report.html
	@./ecs-remediation lab

test: ## all tests: unit, adapter, end to end
	@tools/mvn verify

check: ## formatting of all Java files
	@for module in functions simulator cli; do tools/mvn -q -f $$module/pom.xml spotless:check || exit 1; done

format: ## put all Java files into the house's format
	@for module in functions simulator cli; do tools/mvn -q -f $$module/pom.xml spotless:apply || exit 1; done

template: ## lint, validate and build the template (Python 3)
	@tools/template

start: ## start each function from what sam build made, and get an answer (Python 3)
	@tools/start-functions

sam-local: ## each function in a real Lambda container, against the world (Python 3, root or a container engine)
	@tools/sam-local

botocore: ## play the lab with botocore and the AWS CLI against the world (Python 3)
	@tools/botocore

bench-cold: ## cold start of the alarm function, ours beside the naive one: time, CPU, memory
	@tools/bench-cold
