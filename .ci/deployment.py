"""Deploys the template to an implementation of AWS that is not ours, and runs the built functions there.

SAM's own transform turns the template into CloudFormation, moto creates every resource of it that it
knows, and each function runs as Lambda runs it: its jar, AWS's runtime client, the variables that the
stack gave it. A file that is put into the bucket must reach readers; a draft must not.

  deployment.py RUNTIME_CLIENT_CLASS_PATH

Prints what was done. Ends with 1 and a sentence when something is not as expected.
"""
import http.server
import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
import warnings

os.environ.update(
    AWS_ACCESS_KEY_ID="local", AWS_SECRET_ACCESS_KEY="local", AWS_DEFAULT_REGION="eu-central-1"
)
warnings.simplefilter("ignore")
logging.disable(logging.WARNING)

import boto3
from moto.cloudformation.parsing import resource_class_from_type
from moto.server import ThreadedMotoServer
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

JARS = {"IngestFunction": "ingest", "ValidateFunction": "ingest", "ReindexFunction": "reindex"}
ALL_OPTIONS = {
    "AlarmEmail": "desk@example.org",
    "AlarmTopicArn": "arn:aws:sns:eu-central-1:123456789012:calls",
    "BasePath": "news",
    "BucketExists": "true",
    "CertificateArn": "arn:aws:acm:eu-central-1:123456789012:certificate/1",
    "DeploymentType": "AllAtOnce",
    "DomainName": "wire.example",
    "ExpectTraffic": "true",
    "JwtAudience": "wire,desk",
    "JwtIssuer": "https://login.example",
    "KmsKeyArn": "arn:aws:kms:eu-central-1:123456789012:key/1",
    "MonthlyBudget": "20",
    "PermissionsBoundary": "arn:aws:iam::123456789012:policy/boundary",
    "SnapStart": "None",
    "Tracing": "Active",
}


def expect(condition, expected, found):
    if not condition:
        sys.exit(f"Expected {expected}, found {found}.")


class RuntimeApi:
    """What a function's process asks for events and sends answers to."""

    def __init__(self):
        self.events, self.answers = queue.Queue(), queue.Queue()
        api = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                body = api.events.get()
                self.send_response(200)
                self.send_header("Lambda-Runtime-Aws-Request-Id", "1")
                self.send_header("Lambda-Runtime-Deadline-Ms", "%d" % (time.time() * 1000 + 60_000))
                self.send_header("Lambda-Runtime-Trace-Id", "Root=1-0-0;Sampled=0")
                self.send_header("Content-Type", "application/json")
                self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:x:1:function:x")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                if self.headers.get("Transfer-Encoding") == "chunked":
                    body = b""
                    while size := int(self.rfile.readline(), 16):
                        body += self.rfile.read(size)
                        self.rfile.readline()
                    self.rfile.readline()
                else:
                    body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                api.answers.put((self.path, body))
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # A process that is stopped while it waits closes its connection.
        self.server.handle_error = lambda *_: None
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"127.0.0.1:{self.server.server_address[1]}"


class Function:
    """A function of the stack in a process of its own."""

    running = None

    def __init__(self, java, runtime_client, endpoint, name, configuration):
        self.name = name
        jar = JARS.get(name, "query")
        variables = {
            **os.environ,
            **{k: str(v) for k, v in configuration["Environment"]["Variables"].items()},
            "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
            "AWS_ENDPOINT_URL_S3": endpoint,
            "AWS_ENDPOINT_URL_SQS": endpoint,
            "AWS_REGION": os.environ["AWS_DEFAULT_REGION"],
            "AWS_LAMBDA_FUNCTION_NAME": configuration["FunctionName"],
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(configuration["MemorySize"]),
            "AWS_LAMBDA_FUNCTION_VERSION": "1",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "LAMBDA_TASK_ROOT": "/tmp",
            "_HANDLER": configuration["Handler"],
        }
        code = f"functions/{jar}/target/lambda/lib/topicwire-{jar}.jar"
        command = [java, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp"]
        command += [f"{code}:{runtime_client}"]
        command += ["com.amazonaws.services.lambda.runtime.api.client.AWSLambda"]
        command += [configuration["Handler"]]
        self.command, self.variables, self.process = command, variables, None
        self.log = open(f"{os.environ['WORK']}/{name}.log", "w+")

    def call(self, event):
        if not self.process:
            # One at a time: the runtime client unpacks its native library to one place for all
            # processes, over the one that another has loaded.
            if Function.running:
                Function.running.stop()
            Function.running = self
            self.api = RuntimeApi()
            self.variables["AWS_LAMBDA_RUNTIME_API"] = self.api.address
            self.process = subprocess.Popen(
                self.command, env=self.variables, stdout=self.log, stderr=subprocess.STDOUT
            )
        self.api.events.put(json.dumps(event).encode())
        try:
            path, body = self.api.answers.get(timeout=120)
        except queue.Empty:
            path, body = "nothing", b""
        self.log.seek(0)
        expect(path.endswith("/response"), f"an answer of {self.name}", f"{path} {body} {self.log.read()}")
        return json.loads(body)

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process = None

    def get(self, path, query=""):
        answer = self.call(
            {
                "version": "2.0",
                "rawPath": path,
                "rawQueryString": query,
                "headers": {"host": "wire.example"},
                "requestContext": {"requestId": "1", "http": {"method": "GET"}},
            }
        )
        return answer["statusCode"], answer.get("body", "")


def transformed(parameters):
    template = yaml_parse(open("template.yaml").read())
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            # What `sam package` puts in place of the folder.
            resource["Properties"]["CodeUri"] = {"Bucket": "code", "Key": name}
    defaults = {name: str(value.get("Default", "")) for name, value in template["Parameters"].items()}
    values = {**defaults, **parameters}
    # moto has no domains of such APIs.
    del template["Outputs"]["DomainTarget"]
    text = json.dumps(Translator({}, Parser()).translate(template, dict(values)), default=str)
    # moto has no aliases.
    return text.replace('{"Ref": "QueryFunctionAliaslive"}', '{"Ref": "QueryFunction"}'), values


def create(clients, name, parameters):
    text, values = transformed(parameters)
    clients["s3"].put_object(Bucket="code", Key=name, Body=text.encode())
    clients["cloudformation"].create_stack(
        StackName=name,
        # moto finds the bucket of any address of this form.
        TemplateURL=f"https://code.s3.eu-central-1.amazonaws.com/{name}",
        Capabilities=["CAPABILITY_IAM"],
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in values.items()],
    )
    stack = clients["cloudformation"].describe_stacks(StackName=name)["Stacks"][0]
    expect(stack["StackStatus"] == "CREATE_COMPLETE", f"{name} to be created", stack)
    resources = clients["cloudformation"].list_stack_resources(StackName=name)
    made = resources["StackResourceSummaries"]
    found = {r["LogicalResourceId"]: r for r in made}
    types = {r["Type"] for r in json.loads(text)["Resources"].values()}
    unknown = sorted(t for t in types if resource_class_from_type(t) is None)
    print(f"{name}: {len(made)} resources; of {len(types)} types moto only names {', '.join(unknown)}.")
    return found, values


def main():
    runtime_client, java = sys.argv[1], os.environ.get("JAVA", "java")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    endpoint = "http://%s:%d" % server.get_host_and_port()
    names = ["s3", "sqs", "cloudformation", "lambda"]
    clients = {name: boto3.client(name, endpoint_url=endpoint) for name in names}
    place = {"LocationConstraint": os.environ["AWS_DEFAULT_REGION"]}
    clients["s3"].create_bucket(Bucket="code", CreateBucketConfiguration=place)
    for name in ["IngestFunction", "ReindexFunction", "QueryFunction", "EditorFunction", "ValidateFunction"]:
        # An empty zip: the code runs from its jar.
        clients["s3"].put_object(Bucket="code", Key=name, Body=b"PK\x05\x06" + bytes(18))
    create(clients, "every-option", {"BucketName": "theirs", **ALL_OPTIONS})
    stack, values = create(clients, "topicwire", {"BucketName": "my-articles"})

    for mapping in clients["lambda"].list_event_source_mappings()["EventSourceMappings"]:
        # moto would want Docker for these: the messages are handed over below.
        clients["lambda"].delete_event_source_mapping(UUID=mapping["UUID"])
    functions = {}
    for name in ["IngestFunction", "ReindexFunction", "QueryFunction", "EditorFunction", "ValidateFunction"]:
        physical = stack[name]["PhysicalResourceId"]
        configuration = clients["lambda"].get_function_configuration(FunctionName=physical)
        functions[name] = Function(java, runtime_client, endpoint, name, configuration)
    try:
        drive(clients, stack, functions, values["BucketName"])
    finally:
        if Function.running:
            Function.running.stop()
        server.stop()


def drive(clients, stack, functions, bucket):
    files = {
        "_news/shown.md": "---\ntitle: Shown\ntopics: [Tides]\ndate: 2026-03-01\n---\nText.\n",
        "_news/hidden.md": "---\ntitle: Hidden canary\ntopics: [Tides]\ndraft: true\n---\nText.\n",
        "_news/broken.md": "---\ntopics: [Tides\n---\nText.\n",
    }
    ingest, query = functions["IngestFunction"], functions["QueryFunction"]
    address = stack["IngestQueue"]["PhysicalResourceId"]
    # moto does not read this of the template.
    arn = clients["sqs"].get_queue_attributes(QueueUrl=address, AttributeNames=["QueueArn"])
    events = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]
    queues = [{"QueueArn": arn["Attributes"]["QueueArn"], "Events": events}]
    clients["s3"].put_bucket_notification_configuration(
        Bucket=bucket, NotificationConfiguration={"QueueConfigurations": queues}
    )
    for key, text in files.items():
        clients["s3"].put_object(Bucket=bucket, Key=key, Body=text.encode())
    handle(clients, address, ingest, len(files))
    status, body = query.get("/topics/tides/articles")
    expect(status == 200 and '"title":"Shown"' in body and "canary" not in body, "one article", body)
    print("An upload is found under its topic, and a draft is not.")

    status, body = functions["EditorFunction"].get("/editor/rejections")
    expect(status == 200 and "_news/broken.md" in body, "the broken file among the rejections", body)
    answer = functions["ValidateFunction"].call(
        {
            "rawPath": "/editor/validate",
            "rawQueryString": "key=_news/x.md",
            "headers": {},
            "requestContext": {"http": {"method": "POST"}},
            "body": files["_news/shown.md"],
            "isBase64Encoded": False,
        }
    )
    expect(answer["statusCode"] == 200 and '"accepted":true' in answer["body"], "an accepted file", answer)
    print("An editor sees the broken file, and a file is validated.")

    # Without an event: what a walk finds is sent to the queue of reindexes.
    clients["s3"].put_object(Bucket=bucket, Key="_news/late.md", Body=b"---\ntitle: Late\n---\n")
    messages = receive(clients, address, 1)
    expect(messages, "a notification", "none")
    clients["s3"].delete_object(Bucket=bucket, Key="_news/shown.md")
    receive(clients, address, 1)
    report = functions["ReindexFunction"].call({"task": "walk"})
    expect(figures(report)["sent"] == 2, "two keys to be looked at again", report)
    handle(clients, stack["ReindexQueue"]["PhysicalResourceId"], ingest, 1)
    status, body = query.get("/articles")
    expect('"title":"Late"' in body and "Shown" not in body, "the late article alone", body)
    report = functions["ReindexFunction"].call({"task": "audit"})
    found = [figures(report)[name] for name in ["strays", "rowsMissing", "damaged", "miscounted"]]
    expect(report["outcome"] == "done" and found == [0, 0, 0, 0], "a sound table", report)
    print("A walk makes up for lost events, and an audit finds the table sound.")


def figures(report):
    return report["report"]["figures"]


def receive(clients, address, number):
    messages = []
    while len(messages) < number:
        answer = clients["sqs"].receive_message(QueueUrl=address, MaxNumberOfMessages=10, WaitTimeSeconds=1)
        if not answer.get("Messages"):
            break
        for message in answer["Messages"]:
            messages.append({"messageId": message["MessageId"], "body": message["Body"]})
            clients["sqs"].delete_message(QueueUrl=address, ReceiptHandle=message["ReceiptHandle"])
    return messages


def handle(clients, address, ingest, number):
    messages = receive(clients, address, number)
    expect(len(messages) >= number, f"{number} messages in {address}", len(messages))
    answer = ingest.call({"Records": messages})
    expect(answer == {"batchItemFailures": []}, "no failures", answer)


main()
